using System.IO.Compression;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>
/// Writes a model file. An entry reaches the archive when the next one is begun or at <see cref="Commit"/>;
/// without <see cref="Commit"/> the archive ends with the entries written until then.
/// </summary>
internal sealed class RepositoryWriter : IDisposable
{
    private readonly HashSet<string> _paths = [];
    private readonly Queue<Repository.Entry> _closed = new();
    private ZipArchive _archive;

    public IExceptionContext ExceptionContext { get; }

    public static RepositoryWriter CreateNew(Stream stream, IExceptionContext ectx = null)
    {
        ectx.CheckValue(stream, nameof(stream));
        var repository = new RepositoryWriter(stream, ectx);
        using var entry = repository.CreateEntry("TrainingInfo", "Version.txt");
        using var writer = new StreamWriter(entry.Stream, leaveOpen: true);
        writer.WriteLine(MLNetAssembly.ProductVersion);
        return repository;
    }

    private RepositoryWriter(Stream stream, IExceptionContext ectx)
    {
        ExceptionContext = ectx;
        _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
    }

    public Repository.Entry CreateEntry(string name) => CreateEntry(null, name);

    public Repository.Entry CreateEntry(string dir, string name)
    {
        ExceptionContext.Check(_archive != null);
        Flush();

        string path = Repository.GetPath(dir, name);
        if (!_paths.Add(path))
            throw ExceptionContext.ExceptParam(nameof(name), "Duplicate entry: '{0}'", path);
        return new Repository.Entry(path, new MemoryStream(), _closed.Enqueue);
    }

    public void Commit()
    {
        ExceptionContext.Check(_archive != null);
        Flush();
        Dispose();
    }

    public void Dispose()
    {
        try
        {
            _archive?.Dispose();
        }
        catch (IOException)
        {
            // ML.NET, too, keeps silent about a directory of the archive that cannot be written.
        }

        _archive = null;
    }

    private void Flush()
    {
        while (_closed.TryDequeue(out var entry))
        {
            using var destination = _archive.CreateEntry(entry.Path).Open();
            entry.Stream.WriteTo(destination);
        }
    }
}
