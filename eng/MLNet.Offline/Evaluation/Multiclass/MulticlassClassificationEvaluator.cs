using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Compares scores with labels, leaving out the rows whose label is no index of a class or whose scores are not all finite.</summary>
internal sealed class MulticlassClassificationEvaluator(IHostEnvironment env, int topKPredictionCount)
{
    private readonly IHost _host = env.Register("MultiClassClassifierEvaluator");

    public MulticlassClassificationMetrics Evaluate(IDataView data, string label, string score, string predictedLabel)
    {
        var labels = EvaluatorColumns.Find(data.Schema, label, "Label");
        var scores = EvaluatorColumns.Find(data.Schema, score, AnnotationUtils.Const.ScoreValueKind.Score);
        EvaluatorColumns.Find(data.Schema, predictedLabel, AnnotationUtils.Const.ScoreValueKind.PredictedLabel);
        CheckTypes(scores, labels);

        var counters = Count(data, labels, scores);
        double[] topAccuracies = topKPredictionCount > 0 ? counters.TopAccuracies(topKPredictionCount) : null;
        return new MulticlassClassificationMetrics(counters.MicroAccuracy, counters.MacroAccuracy, counters.LogLoss, counters.LogLossReduction,
            topKPredictionCount, topAccuracies, counters.PerClassLogLoss,
            new ConfusionMatrix(_host, counters.Table, GetClassNames(scores), isBinary: false));
    }

    private static MulticlassCounters Count(IDataView data, DataViewSchema.Column labels, DataViewSchema.Column scores)
    {
        var classScores = new float[scores.Type.GetVectorSize()];
        var counters = new MulticlassCounters(classScores.Length);
        using var cursor = data.GetRowCursor([labels, scores]);
        var getLabel = EvaluatorColumns.GetLabelGetter(cursor, labels);
        var getScores = cursor.GetGetter<VBuffer<float>>(scores);
        float label = 0;
        var buffer = default(VBuffer<float>);
        while (cursor.MoveNext())
        {
            getLabel(ref label);
            if (!(label >= 0) || label != (int)label)
                continue;
            getScores(ref buffer);
            buffer.CopyTo(classScores);
            if (Array.TrueForAll(classScores, float.IsFinite))
                counters.Add((int)label, classScores);
        }
        return counters;
    }

    private void CheckTypes(DataViewSchema.Column scores, DataViewSchema.Column labels)
    {
        if (scores.Type is not VectorDataViewType { Size: >= 2 } type || type.ItemType != NumberDataViewType.Single)
            throw Mismatch("score", scores, "vector of two or more items of type Single");
        if (labels.Type != NumberDataViewType.Single && labels.Type is not KeyDataViewType)
            throw Mismatch("label", labels, "Single or Key");
    }

    private Exception Mismatch(string role, DataViewSchema.Column column, string expected)
        => _host.ExceptSchemaMismatch("schema", role, column.Name, expected, column.Type.ToString());

    private static ReadOnlyMemory<char>[] GetClassNames(DataViewSchema.Column scores)
    {
        if (!scores.HasSlotNames())
            return [.. Enumerable.Range(0, scores.Type.GetVectorSize()).Select(i => i.ToString().AsMemory())];
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        scores.GetSlotNames(ref names);
        return [.. names.DenseValues()];
    }
}
