namespace Docs.Tests.Programs;

/// <summary>A current directory with the samples' data, gone at the end.</summary>
internal sealed class WorkingDirectory : IDisposable
{
    private readonly string _before = Environment.CurrentDirectory;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("docs-");

    public WorkingDirectory()
    {
        foreach (string file in Directory.EnumerateFiles(Repository.FullPath("Samples/Data"), "*.csv"))
            File.Copy(file, Path.Combine(_directory.FullName, Path.GetFileName(file)));
        Environment.CurrentDirectory = _directory.FullName;
    }

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _directory.Delete(recursive: true);
    }
}
