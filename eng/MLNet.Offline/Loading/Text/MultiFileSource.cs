using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The files that match some paths: <c>+</c> joins paths, <c>*</c> and <c>?</c> match names, <c>...</c> searches below.</summary>
public sealed class MultiFileSource : IMultiStreamSource
{
    private readonly string[] _paths;

    public MultiFileSource(params string[] paths)
    {
        string[] given = paths is null or [null] ? [] : paths;
        string[] found = [.. given.SelectMany(Expand)];
        _paths = found.Length > 0 ? found : given;
    }

    public int Count => _paths.Length;

    public string GetPathOrNull(int index)
    {
        Contracts.CheckParam(0 <= index && index < Count, nameof(index));
        return _paths[index];
    }

    public Stream Open(int index)
    {
        var path = GetPathOrNull(index);
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e)
        {
            throw Contracts.ExceptIO(null, e, "Could not open file '{0}'. Error is: {1}", path, e.Message);
        }
    }

    public TextReader OpenTextReader(int index) => new StreamReader(Open(index));

    internal static IEnumerable<string> Expand(string pattern)
    {
        if (pattern == null || (pattern.IndexOfAny(['*', '?', '+']) < 0 && !pattern.Contains("...")))
            return File.Exists(pattern) ? [pattern] : [];

        return pattern.Split('+', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(ExpandOne)
            .Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> ExpandOne(string pattern)
    {
        var dots = pattern.IndexOf("...", StringComparison.Ordinal);
        if (dots >= 0)
        {
            var name = pattern[(dots + 3)..].TrimStart('\\', '/');
            return Find(pattern[..dots], name.Length > 0 ? name : "*", recurse: true);
        }

        if (pattern.IndexOfAny(['*', '?']) >= 0)
            return Find(Path.GetDirectoryName(pattern), Path.GetFileName(pattern), recurse: false);
        return File.Exists(pattern) ? [pattern] : [];
    }

    private static IEnumerable<string> Find(string directory, string name, bool recurse)
    {
        var isCurrent = string.IsNullOrEmpty(directory);
        if (isCurrent)
            directory = ".";
        if (!Directory.Exists(directory))
            return [];

        var files = Directory.GetFiles(directory, name).Order();
        var below = recurse ? Directory.GetDirectories(directory).Order() : Enumerable.Empty<string>();
        var found = files.Concat(below.SelectMany(d => Find(d, name, recurse: true)));
        return isCurrent ? found.Select(file => file[2..]) : found;
    }
}
