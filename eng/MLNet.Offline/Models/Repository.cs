namespace Microsoft.ML;

/// <summary>What the writer and the reader of a model file (a zip archive) share.</summary>
internal static class Repository
{
    /// <summary>One named stream of a model file; <c>Dispose</c> gives it back to the file.</summary>
    public sealed class Entry(string path, MemoryStream stream, Action<Entry> closed = null) : IDisposable
    {
        private Action<Entry> _closed = closed;

        public string Path => path;
        public MemoryStream Stream => stream;

        public void Dispose()
        {
            _closed?.Invoke(this);
            _closed = null;
        }
    }

    public static string GetPath(string dir, string name) => Path.Combine(dir ?? "", name);

    /// <summary>Archives written on any system use either separator.</summary>
    public static string Normalize(string path) => path.Replace('\\', '/');
}
