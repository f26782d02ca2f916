using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Predicts the class with the highest score.</summary>
internal sealed class MulticlassClassificationScorer(
    IHost host, ITransformer parent, IModelOutput output, DataViewSchema inputSchema, string featureColumn, PredictedLabelColumn label)
    : PredictedLabelScorerBase(parent, output, inputSchema, featureColumn, label)
{
    protected override IEnumerable<string> LabelNameKinds
    {
        get
        {
            if (Label.Labels?.Type is not { } type || type.Size != Output.Columns[0].Type.GetVectorSize())
                yield break;
            yield return AnnotationUtils.Kinds.TrainingLabelValues;
            if (type.ItemType is TextDataViewType)
                yield return AnnotationUtils.Kinds.SlotNames;
        }
    }

    public static PredictedLabelColumn MakeLabel(IHost host, IModelOutput output, string name, string scoreColumn, LabelNames labels)
    {
        var score = output.Columns[0].Type as VectorDataViewType;
        host.Check(score is { IsKnownSize: true } && score.ItemType == NumberDataViewType.Single, "Unexpected predictor output type");
        return new(output, name, new KeyDataViewType(typeof(uint), score.Size), scoreColumn,
            AnnotationUtils.Const.ScoreColumnKind.MulticlassClassification, labels);
    }

    protected override Delegate CreateLabelGetter(DataViewRow input, ref Delegate getScore)
    {
        var getMapped = (ValueGetter<VBuffer<float>>)getScore;
        int classes = Output.Columns[0].Type.GetVectorSize();
        long position = -1;
        VBuffer<float> scores = default;
        getScore = (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
        {
            Compute();
            scores.CopyTo(ref value);
        });
        return (ValueGetter<uint>)((ref uint value) =>
        {
            Compute();
            value = (uint)(MathUtils.ArgMax(scores.GetValues()) + 1);
        });

        void Compute()
        {
            if (position != input.Position)
            {
                getMapped(ref scores);
                position = input.Position;
            }
            host.Check(scores.Length == classes);
        }
    }
}
