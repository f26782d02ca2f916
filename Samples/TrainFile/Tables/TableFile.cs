using System.Text;
using CsvHelper;
using Support;

namespace TrainFile.Tables;

/// <summary>A file with rows and columns.</summary>
internal sealed class TableFile
{
    private const int MostListed = 20;

    private readonly string _path;
    private readonly Encoding _encoding;

    private TableFile(string path, Encoding encoding, char separator, string[] names, bool hasHeader)
        => (_path, _encoding, Separator, Names, HasHeader) = (path, encoding, separator, names, hasHeader);

    /// <summary>The file's name without directories.</summary>
    public string Name => Path.GetFileName(_path);

    public char Separator { get; }

    public string SeparatorName => Describe(Separator);

    /// <summary>The columns' names: those of the header, or Column1, Column2 and so on.</summary>
    public string[] Names { get; }

    public bool HasHeader { get; }

    /// <summary>Finds out what separates the fields and whether there is a header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="separator">What separates fields; null to find out.</param>
    /// <param name="label">The name of a column; a first row that has it is a header.</param>
    /// <exception cref="UserException">It is not a table that can be read.</exception>
    public static TableFile Open(string path, char? separator, string? label)
    {
        Encoding encoding = TableText.EncodingOf(path);
        char detected = Detect(path, encoding);
        string[] first = FirstRow(path, encoding, separator ?? detected);
        if (first.Length <= 1)
        {
            throw new UserException(
                first.Length == 0 ? $"'{path}' is empty."
                : separator is { } given && given != detected && FirstRow(path, encoding, detected).Length > 1
                ? $"'{path}' has a single column when separated by {Describe(given)}; it looks separated by {Describe(detected)}, which is found out when --separator is left out."
                : $"'{path}' is not a table with several columns: its first line is '{Cells.Shortened(first[0])}'. If something separates columns there, name it with --separator.");
        }

        bool hasHeader = first.Any(cell => cell.Equals(label, StringComparison.OrdinalIgnoreCase)) || !first.Any(Cells.IsNumber);
        string[] names = [.. first.Select((cell, index) => hasHeader && cell.Length > 0 ? cell : FormattableString.Invariant($"Column{index + 1}"))];
        string? twice = names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1)?.Key;
        return twice is null
            ? new TableFile(path, encoding, separator ?? detected, names, hasHeader)
            : throw new UserException($"Two columns of '{path}' are called '{Cells.Shortened(twice)}'; give them different names.");
    }

    /// <summary>Goes through the rows below the header.</summary>
    /// <exception cref="UserException">A row has another number of fields than the first.</exception>
    public IEnumerable<(long Line, string[] Cells)> Rows()
    {
        foreach ((long line, string[] cells) in Read(_path, _encoding, Separator).Skip(HasHeader ? 1 : 0))
        {
            if (cells.Length != Names.Length)
            {
                throw new UserException(
                    $"Line {line} of '{_path}' has {Fields(cells.Length)}, the first line has {Fields(Names.Length)}, separated by {SeparatorName}. "
                    + "Mend the line, or name another separator with --separator.");
            }

            yield return (line, cells);
        }
    }

    /// <summary>The place of a column.</summary>
    /// <exception cref="UserException">There is no such column.</exception>
    public int IndexOf(string name)
    {
        int index = Array.IndexOf(Names, name);
        if (index < 0)
            index = Array.FindIndex(Names, column => column.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
            return index;
        string header = HasHeader ? "" : " It has no header, so columns have numbers.";
        throw new UserException($"There is no column '{name}' in {Name}.{NearestOf(name)}{header} The columns are {ListOfNames()}.");
    }

    /// <summary>The columns' names in a sentence; the first of them where there are many.</summary>
    public string ListOfNames() => string.Join(", ", Names.Take(MostListed).Select(Cells.Shortened)) + (Names.Length > MostListed ? $" and {Names.Length - MostListed} more" : "");

    private string NearestOf(string name) => Arguments.NearestName.Suggest(name, Names);

    private static string Fields(int count) => count == 1 ? "1 field" : FormattableString.Invariant($"{count} fields");

    private static string Describe(char separator) => separator switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        _ => $"'{separator}'",
    };

    private static string[] FirstRow(string path, Encoding encoding, char separator) => Read(path, encoding, separator).Select(row => row.Cells).FirstOrDefault([]);

    private static char Detect(string path, Encoding encoding)
    {
        using CsvReader reader = Reader(path, encoding, separator: null);
        return reader.Separator;
    }

    private static IEnumerable<(long Line, string[] Cells)> Read(string path, Encoding encoding, char separator)
    {
        using CsvReader reader = Reader(path, encoding, separator);
        while (reader.Read())
            yield return (reader.LineNumber, Array.ConvertAll(reader.Current.ToArray(), Cells.Clean));
    }

    private static CsvReader Reader(string path, Encoding encoding, char? separator)
    {
        var options = new CsvReaderOptions { HasHeader = false, Separator = separator, TrimWhitespace = true, TrimInsideQuotes = true, TrackLineNumbers = true };
        return CsvReader.Create(TableText.Explain(path, () => new StreamReader(path, encoding)), options);
    }
}
