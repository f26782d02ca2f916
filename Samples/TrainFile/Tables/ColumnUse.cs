using Support;

namespace TrainFile.Tables;

/// <summary>What becomes of a column.</summary>
internal sealed record ColumnUse(ColumnProfile Column, bool IsFeature, string Text)
{
    /// <summary>Decides.</summary>
    public static ColumnUse Of(ColumnProfile column, Label label, bool isIgnored)
    {
        if (column == label.Column)
            return new ColumnUse(column, false, isIgnored ? throw new UserException($"'{column.Name}' is the label and cannot be left out with --ignore.") : "label");
        if (isIgnored)
            return new ColumnUse(column, false, "left out: --ignore");
        if (column.Useless is { } reason)
            return new ColumnUse(column, false, reason);
        return new ColumnUse(column, true, column.Kind switch
        {
            ColumnKind.Number when column.Missing > 0 => "feature; the mean where missing",
            ColumnKind.Text => $"{column.Values.Count} features, one for each value",
            _ => "feature",
        });
    }
}
