using System.IO.Compression;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Reads a model file.</summary>
internal sealed class RepositoryReader : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = [];

    public IExceptionContext ExceptionContext { get; }

    public static RepositoryReader Open(Stream stream, IExceptionContext ectx = null)
    {
        ectx.CheckValue(stream, nameof(stream));
        return new RepositoryReader(stream, ectx);
    }

    private RepositoryReader(Stream stream, IExceptionContext ectx)
    {
        ExceptionContext = ectx;
        try
        {
            _archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (Exception ex)
        {
            throw ExceptionContext.ExceptDecode(ex, "Failed to open a zip archive");
        }

        foreach (var entry in _archive.Entries)
            _entries[Repository.Normalize(entry.FullName)] = entry;
    }

    public Repository.Entry OpenEntryOrNull(string name) => OpenEntryOrNull(null, name);

    public Repository.Entry OpenEntryOrNull(string dir, string name)
    {
        string path = Repository.GetPath(dir, name);
        if (!_entries.TryGetValue(Repository.Normalize(path), out var entry))
            return null;

        ExceptionContext.CheckDecode(entry.Length < int.MaxValue, "Repository stream too large to read into memory");
        var stream = new MemoryStream((int)entry.Length);
        using (var source = entry.Open())
            source.CopyTo(stream);
        stream.Position = 0;
        return new Repository.Entry(path, stream);
    }

    public void Dispose() => _archive.Dispose();
}
