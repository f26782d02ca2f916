using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Environments;
using Benchmarks.Peers.Python;

namespace Benchmarks.Peers.Report;

/// <summary>Where and with what something was measured.</summary>
internal static class Setting
{
    /// <summary>Date, machine and versions, a line each.</summary>
    public static IReadOnlyList<string> Describe(IEnumerable<PythonPeer> pythons)
    {
        // As BenchmarkDotNet describes the machine: its own version first, which does not matter here, then the processor.
        HostEnvironmentInfo host = HostEnvironmentInfo.GetCurrent();
        string processor = host.ToFormattedString().ElementAt(1);
        string vectors = Vector512.IsHardwareAccelerated ? "vectors of 512 bits" : $"vectors of {8 * Vector<byte>.Count} bits";
        return
        [
            DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            processor,
            host.OsVersion.Value,
            $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {vectors}",
            $"ML.NET: {typeof(Setting).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "MLNet").Value}",
            .. pythons.Select(python => $"{python.Name} {python.Version}"),
        ];
    }
}
