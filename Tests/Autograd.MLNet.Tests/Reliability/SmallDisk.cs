using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Autograd.MLNet.Tests.Reliability;

/// <summary>A file system in memory, which Linux gives root; elsewhere the test is inconclusive.</summary>
internal sealed class SmallDisk(string path) : IDisposable
{
    /// <summary>A file system of so many bytes in the place of a directory.</summary>
    public static SmallDisk Mount(string path, long size)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root" || !TryRun("mount", "-t", "tmpfs", "-o", FormattableString.Invariant($"size={size}"), "tmpfs", path))
            Assert.Inconclusive($"This needs a small disk, and {RuntimeInformation.OSDescription} does not let {Environment.UserName} mount one.");
        return new SmallDisk(path);
    }

    /// <summary>From now on nobody may write.</summary>
    public void MakeReadOnly() => Assert.IsTrue(TryRun("mount", "-o", "remount,ro", path));

    public void Dispose() => Assert.IsTrue(TryRun("umount", path));

    private static bool TryRun(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
