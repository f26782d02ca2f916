using Autograd.MLNet.Communication;

namespace Autograd.MLNet.Data;

/// <summary>Counts the rows a trainer cannot use, by reason.</summary>
/// <param name="columns">Where the reasons lie.</param>
/// <param name="what">What the rows are for: training or validation.</param>
internal sealed class SkippedRows(ColumnNames columns, string what)
{
    private long _features;
    private long _label;
    private long _weight;
    private long _usable;

    /// <summary>The number of rows left out.</summary>
    public long Count => _features + _label + _weight;

    public void CountFeatures() => _features++;

    public void CountLabel() => _label++;

    public void CountWeight() => _weight++;

    /// <summary>Counts those of all ranks.</summary>
    public void AddOthers(Ranks ranks)
    {
        long[][] counts = ranks.AllGather<long>([_features, _label, _weight]);
        (_features, _label, _weight) = (counts.Sum(count => count[0]), counts.Sum(count => count[1]), counts.Sum(count => count[2]));
    }

    /// <summary>Refuses to train, or to measure, on nothing.</summary>
    /// <param name="usable">How many rows can be used.</param>
    /// <exception cref="InvalidOperationException">No row can be used.</exception>
    public void ThrowIfNothingIsLeft(long usable)
    {
        _usable = usable;
        if (usable > 0)
            return;
        throw new InvalidOperationException(Count == 0
            ? $"Autograd: the {what} data has no rows."
            : $"Autograd: none of the {Count} {(what == "training" ? "rows" : $"{what} rows")} can be used: {Reasons()}. Fill or filter the values first, for instance with ReplaceMissingValues.");
    }

    /// <summary>What was left out and why, in one sentence.</summary>
    public string Describe() => $"Skipped {Count} of {Count + _usable} rows during {what}: {Reasons()}.";

    private string Reasons() => string.Join(", ", new[]
    {
        Reason(_label, columns.LabelKind == LabelKind.Key ? $"without a label in '{columns.Label}'" : $"without a finite label in '{columns.Label}'"),
        Reason(_features, $"with a feature in '{columns.Features}' that is not finite"),
        Reason(_weight, $"with a weight in '{columns.Weight}' that is not positive and finite"),
    }.Where(reason => reason is not null));

    private static string? Reason(long count, string text) => count == 0 ? null : $"{count} {text}";
}
