using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Compares scores and probabilities with labels, leaving out the rows without a label or with a score that is not finite.</summary>
internal sealed class BinaryClassifierEvaluator
{
    private readonly IHost _host;
    private readonly BinaryCounters _counters = new();
    private readonly RocArea _rocArea = new();
    private readonly PrecisionRecallArea _precisionRecallArea;

    public BinaryClassifierEvaluator(IHostEnvironment env)
    {
        _host = env.Register(nameof(BinaryClassifierEvaluator));
        // The sample is drawn by a host of its own, as in ML.NET.
        _precisionRecallArea = new PrecisionRecallArea(_host.Register("Aggregator").Rand);
    }

    public CalibratedBinaryClassificationMetrics Evaluate(IDataView data, string label, string score, string probability, string predictedLabel)
    {
        var metrics = EvaluateCore(data, label, score, probability, predictedLabel);
        return new CalibratedBinaryClassificationMetrics(metrics, _counters.LogLoss, _counters.LogLossReduction, _counters.Entropy);
    }

    public BinaryClassificationMetrics Evaluate(IDataView data, string label, string score, string predictedLabel)
    {
        _host.CheckNonEmpty(score, nameof(score));
        return EvaluateCore(data, label, score, null, predictedLabel);
    }

    private BinaryClassificationMetrics EvaluateCore(IDataView data, string label, string score, string probability, string predictedLabel)
    {
        var labels = EvaluatorColumns.Find(data.Schema, label, "Label");
        var scores = EvaluatorColumns.Find(data.Schema, score, AnnotationUtils.Const.ScoreValueKind.Score);
        DataViewSchema.Column? probabilities = probability == null ? null : EvaluatorColumns.Find(data.Schema, probability, AnnotationUtils.Const.ScoreValueKind.Probability);
        EvaluatorColumns.Find(data.Schema, predictedLabel, AnnotationUtils.Const.ScoreValueKind.PredictedLabel);
        CheckTypes(scores, labels, probabilities);

        AddRows(data, labels, scores, probabilities);
        return new BinaryClassificationMetrics(_rocArea.Compute(), _counters.Accuracy, _counters.PositivePrecision, _counters.PositiveRecall,
            _counters.NegativePrecision, _counters.NegativeRecall, _counters.F1Score, _precisionRecallArea.Compute(),
            new ConfusionMatrix(_host, _counters.Table, GetClassNames(labels), isBinary: true));
    }

    private void AddRows(IDataView data, DataViewSchema.Column labels, DataViewSchema.Column scores, DataViewSchema.Column? probabilities)
    {
        using var cursor = data.GetRowCursor(probabilities is { } column ? [labels, scores, column] : [labels, scores]);
        var getLabel = EvaluatorColumns.GetLabelGetter(cursor, labels);
        var getScore = cursor.GetGetter<float>(scores);
        var getProbability = probabilities is { } known ? cursor.GetGetter<float>(known) : (ref float value) => value = float.NaN;
        float label = 0, score = 0, probability = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref label);
            getScore(ref score);
            if (!float.IsFinite(score) || float.IsNaN(label))
                continue;
            getProbability(ref probability);
            bool isPositive = label > 0;
            _counters.Add(isPositive, score, probability);
            _rocArea.Add(isPositive, score);
            _precisionRecallArea.Add(isPositive, score);
        }
    }

    private void CheckTypes(DataViewSchema.Column scores, DataViewSchema.Column labels, DataViewSchema.Column? probabilities)
    {
        if (scores.Type != NumberDataViewType.Single)
            throw Mismatch("score", scores, "Single");
        if (labels.Type != NumberDataViewType.Single && labels.Type != NumberDataViewType.Double && labels.Type is not (BooleanDataViewType or KeyDataViewType { Count: 2 }))
            throw Mismatch("label", labels, "Single, Double, Boolean, or a Key with cardinality 2");
        if (probabilities is { } column && column.Type != NumberDataViewType.Single)
            throw Mismatch("probability", column, "Single");
    }

    private Exception Mismatch(string role, DataViewSchema.Column column, string expected)
        => _host.ExceptSchemaMismatch("schema", role, column.Name, expected, column.Type.ToString());

    /// <summary>As in ML.NET, the first row of the matrix has the name of the first key, although it counts the second one.</summary>
    private static ReadOnlyMemory<char>[] GetClassNames(DataViewSchema.Column labels)
    {
        if (!labels.HasKeyValues())
            return ["positive".AsMemory(), "negative".AsMemory()];
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        labels.GetKeyValues(ref names);
        return [.. names.DenseValues()];
    }
}
