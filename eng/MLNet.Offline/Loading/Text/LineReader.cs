using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The lines of some files, without headers, empty lines and comments.</summary>
internal static class LineReader
{
    public readonly record struct Line(string Path, long Number, string Text);

    /// <summary>The first lines, a header among them.</summary>
    public static string[] Sample(IMultiStreamSource files, int count)
    {
        try
        {
            return [.. Read(files, hasHeader: false).Take(count).Select(line => line.Text)];
        }
        catch (Exception ex)
        {
            throw ReadError(ex);
        }
    }

    public static Exception ReadError(Exception ex) => Contracts.ExceptDecode(ex, "Stream reading encountered exception");

    public static IEnumerable<Line> Read(IMultiStreamSource files, bool hasHeader)
    {
        for (var i = 0; i < files.Count; i++)
        {
            using var reader = files.OpenTextReader(i);
            foreach (var line in Read(reader, files.GetPathOrNull(i)).Skip(hasHeader ? 1 : 0))
                yield return line;
        }
    }

    // Lines that start with # are comments only ahead of the first line of a file.
    private static IEnumerable<Line> Read(TextReader reader, string path)
    {
        var isFirst = true;
        long number = 0;
        while (reader.ReadLine() is { } text)
        {
            number++;
            if (text.Length == 0 || text.StartsWith("//", StringComparison.Ordinal) || (isFirst && text[0] == '#'))
                continue;
            isFirst = false;
            yield return new Line(path, number, text);
        }
    }
}
