using System.Numerics.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Data;

/// <summary>The usable rows of a data view, in memory.</summary>
internal sealed class TrainingSet
{
    private TrainingSet(RowMatrix features, List<float> labels, List<float>? weights, SkippedRows skipped)
    {
        Features = features;
        Labels = [.. labels];
        Weights = weights is null ? null : Normalize(weights);
        Skipped = skipped;
    }

    public RowMatrix Features { get; }

    public float[] Labels { get; }

    /// <summary>Positive, 1 in the mean; null where all rows weigh the same.</summary>
    public float[]? Weights { get; }

    public SkippedRows Skipped { get; }

    public int RowCount => Labels.Length;

    /// <summary>Reads the columns with one cursor, and leaves out rows that cannot be used.</summary>
    /// <exception cref="InvalidOperationException">There are no rows, or none can be used, or a row's features have another length.</exception>
    public static TrainingSet Read(IDataView data, ColumnNames columns)
    {
        DataViewSchema schema = data.Schema;
        DataViewSchema.Column featureColumn = schema[columns.Features], labelColumn = schema[columns.Label];
        DataViewSchema.Column? weightColumn = columns.Weight is null ? null : schema[columns.Weight];
        var features = new RowMatrix(((VectorDataViewType)featureColumn.Type).Size);
        var labels = new List<float>();
        List<float>? weights = weightColumn is null ? null : [];
        var skipped = new SkippedRows(columns);

        IEnumerable<DataViewSchema.Column> needed = weightColumn is { } column ? [featureColumn, labelColumn, column] : [featureColumn, labelColumn];
        using (DataViewRowCursor cursor = data.GetRowCursor(needed))
        {
            ValueGetter<VBuffer<float>> getFeatures = cursor.GetGetter<VBuffer<float>>(featureColumn);
            ValueGetter<float> getLabel = cursor.GetGetter<float>(labelColumn);
            ValueGetter<float>? getWeight = weightColumn is { } used ? cursor.GetGetter<float>(used) : null;
            VBuffer<float> buffer = default;
            float label = 0, weight = 1;
            while (cursor.MoveNext())
            {
                getLabel(ref label);
                getWeight?.Invoke(ref weight);
                getFeatures(ref buffer);
                if (buffer.Length != features.ColumnCount)
                    throw new InvalidOperationException(
                        $"Autograd: row {cursor.Position} of column '{columns.Features}' has {buffer.Length} features where its type says {features.ColumnCount}. "
                        + "Every row must have the same number.");

                Span<float> row = features.NextRow();
                buffer.CopyTo(row);
                if (!skipped.IsUsable(label, weight, TensorPrimitives.IsFiniteAll<float>(row)))
                    continue;
                features.Commit();
                labels.Add(label);
                weights?.Add(weight);
            }
        }

        skipped.ThrowIfNothingIsLeft(labels.Count);
        return new TrainingSet(features, labels, weights, skipped);
    }

    private static float[] Normalize(List<float> weights)
    {
        double mean = 0;
        foreach (float weight in weights)
            mean += (double)weight / weights.Count;
        return [.. weights.Select(weight => (float)(weight / mean))];
    }
}
