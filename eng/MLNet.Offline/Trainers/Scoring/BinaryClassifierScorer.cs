using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Predicts the positive class where the score, or the probability, exceeds the threshold.</summary>
/// <remarks>The label is a truth value, or a key if the label of the training data was one of two named keys.</remarks>
internal sealed class BinaryClassifierScorer(
    ITransformer parent, IModelOutput output, DataViewSchema inputSchema, string featureColumn, PredictedLabelColumn label, float threshold)
    : PredictedLabelScorerBase(parent, output, inputSchema, featureColumn, label)
{
    protected override IEnumerable<string> LabelNameKinds => HasNames(Label.Labels) ? [AnnotationUtils.Kinds.TrainingLabelValues] : [];

    public static PredictedLabelColumn MakeLabel(IHost host, IModelOutput output, string thresholdColumn, LabelNames labels)
    {
        host.Check(output.Columns[0].Type == NumberDataViewType.Single, "Unexpected predictor output type");
        DataViewType type = HasNames(labels) ? new KeyDataViewType(typeof(uint), labels.Type.Size) : BooleanDataViewType.Instance;
        return new(output, DefaultColumnNames.PredictedLabel, type, thresholdColumn, AnnotationUtils.Const.ScoreColumnKind.BinaryClassification, labels);
    }

    protected override Delegate CreateLabelGetter(DataViewRow input, ref Delegate getScore)
    {
        var getMapped = (ValueGetter<float>)getScore;
        long position = -1;
        float score = 0;
        getScore = (ValueGetter<float>)((ref float value) => value = Score());
        return Label.Type is KeyDataViewType
            ? (ValueGetter<uint>)((ref uint value) => value = Score() > threshold ? 2u : 1u)
            : (ValueGetter<bool>)((ref bool value) => value = Score() > threshold);

        float Score()
        {
            if (position != input.Position)
            {
                getMapped(ref score);
                position = input.Position;
            }
            return score;
        }
    }

    private static bool HasNames(LabelNames labels) => labels?.Type.Size == 2;
}
