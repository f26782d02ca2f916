namespace Samples.Tests;

/// <summary>A directory that lives as long as its test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    /// <summary>As a program names it that runs there: macOS keeps temporary files behind a link.</summary>
    public string FullPath { get; } = WithoutLinks(Directory.CreateTempSubdirectory("samples-"));

    public string this[params ReadOnlySpan<string> names] => Path.Combine([FullPath, .. names]);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);

    private static string WithoutLinks(DirectoryInfo directory)
    {
        var target = (DirectoryInfo)(directory.ResolveLinkTarget(returnFinalTarget: true) ?? directory);
        return target.Parent is { } parent ? Path.Combine(WithoutLinks(parent), target.Name) : target.FullName;
    }
}
