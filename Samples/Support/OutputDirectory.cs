using Autograd.Core.Serialization;

namespace Support;

/// <summary>A directory for results, in which every file is there whole or not at all.</summary>
public sealed class OutputDirectory
{
    private readonly string _path;

    private OutputDirectory(string path) => _path = path;

    /// <summary>Creates the directory where needed, and makes sure that files can be written before any work is done.</summary>
    /// <exception cref="UserException">They cannot.</exception>
    public static OutputDirectory Open(string path)
    {
        string full = Path.GetFullPath(path);
        return Explain(full, () =>
        {
            Directory.CreateDirectory(full);
            string probe = Path.Combine(full, Path.GetRandomFileName());
            new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
            return new OutputDirectory(full);
        });
    }

    /// <summary>Has a file written by what takes a path, and writes all or nothing itself.</summary>
    /// <returns>The full path.</returns>
    /// <exception cref="UserException">The file cannot be written.</exception>
    public string Save(string name, Action<string> save)
    {
        string path = Path.Combine(_path, name);
        return Explain(path, () =>
        {
            save(path);
            return path;
        });
    }

    /// <summary>Writes a file all or nothing.</summary>
    /// <returns>The full path.</returns>
    /// <exception cref="UserException">The file cannot be written.</exception>
    public string Write(string name, Action<Stream> write) => Save(name, path => AtomicFile.Write(path, write));

    private static T Explain<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"Cannot write to '{path}': {error.Message}");
        }
    }
}
