namespace Autograd.MLNet.Tests.Platform;

/// <summary>A file that exists for the length of a test.</summary>
internal sealed class TextFile : IDisposable
{
    public TextFile(params string[] lines) => File.WriteAllText(Path, string.Join('\n', lines));

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.txt");

    public void Dispose() => File.Delete(Path);
}
