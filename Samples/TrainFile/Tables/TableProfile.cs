using Support;

namespace TrainFile.Tables;

/// <summary>What is known of a table after reading it once.</summary>
internal sealed class TableProfile
{
    private TableProfile(TableFile file, ColumnProfile[] columns, long rows) => (File, Columns, Rows) = (file, columns, rows);

    public TableFile File { get; }

    public IReadOnlyList<ColumnProfile> Columns { get; }

    public long Rows { get; }

    /// <summary>Reads the table.</summary>
    public static TableProfile Read(TableFile file)
    {
        // Between commas, 1,234 is more likely a thousand.
        ColumnProfile[] columns = [.. file.Names.Select((name, index) => new ColumnProfile(name, index, allowDecimalComma: file.Separator != ','))];
        long rows = 0;
        foreach ((long line, string[] cells) in file.Rows())
        {
            rows++;
            for (int i = 0; i < cells.Length; i++)
                columns[i].Add(line, cells[i]);
        }

        return rows > 0 ? new TableProfile(file, columns, rows) : throw new UserException($"{file.Name} has a header and no rows.");
    }
}
