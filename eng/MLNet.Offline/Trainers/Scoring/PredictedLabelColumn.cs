using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The column that a scorer derives from a score: its type, and the names of the classes if the training data had some.</summary>
internal sealed class PredictedLabelColumn
{
    public PredictedLabelColumn(IModelOutput output, string name, DataViewType type, string scoreColumn, string scoreColumnKind, LabelNames labels)
    {
        Contracts.CheckNonEmpty(scoreColumn, "scoreColName");
        ScoreIndex = FindScore(output, scoreColumn);
        CheckName(output, name);
        Name = name;
        Type = type;
        ScoreColumnKind = scoreColumnKind;
        Labels = labels;
    }

    public string Name { get; }

    public DataViewType Type { get; }

    /// <summary>Which column of the model the label is derived from.</summary>
    public int ScoreIndex { get; }

    public string ScoreColumnKind { get; }

    public LabelNames Labels { get; }

    private static int FindScore(IModelOutput output, string name)
    {
        for (int i = 0; i < output.Columns.Count; i++)
        {
            if (output.Columns[i].Name == name)
                return i;
        }
        throw Contracts.ExceptParam("scoreColName", "mapper does not contain a column '{0}'", name);
    }

    private static void CheckName(IModelOutput output, string name)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw Contracts.ExceptUserArg("Columns", "New column needs a name");
        if (output.Columns.Any(column => column.Name == name))
            throw Contracts.ExceptUserArg("Columns", "New column '{0}' specified multiple times", name);
    }
}
