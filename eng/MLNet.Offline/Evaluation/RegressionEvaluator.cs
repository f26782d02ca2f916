using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

/// <summary>Compares scores with labels, leaving out the rows where one of them is missing.</summary>
internal sealed class RegressionEvaluator
{
    private readonly IHost _host;
    private readonly SquaredLoss _loss = new();

    private double _count;
    private double _l1;
    private double _l2;
    private double _totalLoss;
    private double _labels;
    private double _squaredLabels;

    public RegressionEvaluator(IHostEnvironment env) => _host = env.Register(nameof(RegressionEvaluator));

    public RegressionMetrics Evaluate(IDataView data, string label, string score)
    {
        var labels = EvaluatorColumns.Find(data.Schema, label, "Label");
        var scores = EvaluatorColumns.Find(data.Schema, score, AnnotationUtils.Const.ScoreValueKind.Score);
        CheckType("score", scores);
        CheckType("label", labels);

        using var cursor = data.GetRowCursor([labels, scores]);
        var getLabel = cursor.GetGetter<float>(labels);
        var getScore = cursor.GetGetter<float>(scores);
        float labelValue = 0, scoreValue = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref labelValue);
            getScore(ref scoreValue);
            if (!float.IsNaN(labelValue) && !float.IsNaN(scoreValue))
                Add(labelValue, scoreValue);
        }
        return MakeMetrics();
    }

    private void Add(float label, float score)
    {
        double l1 = Math.Abs((double)label - score);
        _count++;
        _l1 += l1;
        _l2 += l1 * l1;
        _totalLoss += _loss.Loss(score, label);
        _labels += label;
        _squaredLabels += label * label;
    }

    private RegressionMetrics MakeMetrics()
    {
        if (_count == 0)
            return new RegressionMetrics(0, 0, 0, 0, 0);
        double labelVariation = _squaredLabels - _labels * _labels / _count;
        double rSquared = labelVariation == 0 ? double.NaN : 1 - _l2 / labelVariation;
        return new RegressionMetrics(_l1 / _count, _l2 / _count, Math.Sqrt(_l2 / _count), _totalLoss / _count, rSquared);
    }

    private void CheckType(string role, DataViewSchema.Column column)
    {
        if (column.Type != NumberDataViewType.Single)
            throw _host.ExceptSchemaMismatch("schema", role, column.Name, "Single", column.Type.ToString());
    }
}
