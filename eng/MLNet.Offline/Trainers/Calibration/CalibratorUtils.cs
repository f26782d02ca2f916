using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

/// <summary>Trains calibrators and joins them with models.</summary>
internal static class CalibratorUtils
{
    /// <summary>Trains on the first rows of the data, on all of them if <paramref name="maxRows"/> is zero.</summary>
    public static ICalibrator TrainCalibrator(IHostEnvironment env, IChannel ch, ICalibratorTrainer trainer, IDataView scored,
        string labelColumn, string scoreColumn, string weightColumn = null, int maxRows = 0)
    {
        ch.CheckValue(scored, nameof(scored));
        ch.CheckParam(!trainer.NeedsTraining || !string.IsNullOrWhiteSpace(labelColumn), nameof(labelColumn),
            "If caliTrainer requires training, then labelColumn must have a value.");
        ch.CheckNonWhiteSpace(scoreColumn, nameof(scoreColumn));
        if (!trainer.NeedsTraining)
            return trainer.FinishTraining(ch);

        var label = scored.Schema[labelColumn];
        var score = scored.Schema[scoreColumn];
        var weight = weightColumn == null ? null : scored.Schema.GetColumnOrNull(weightColumn);
        if (weightColumn != null && weight == null)
            throw ch.ExceptSchemaMismatch(nameof(weightColumn), "weight", weightColumn);

        ch.Info("Training calibrator.");
        using var cursor = scored.GetRowCursor(weight is { } column ? [label, score, column] : [label, score]);
        var getLabel = EvaluatorColumns.GetLabelGetter(cursor, label);
        var getScore = cursor.GetGetter<float>(score);
        var getWeight = weight is { } values ? cursor.GetGetter<float>(values) : (ref float value) => value = 1;
        float labelValue = 0, scoreValue = 0, weightValue = 0;
        int count = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref labelValue);
            getScore(ref scoreValue);
            getWeight(ref weightValue);
            if (!float.IsFinite(labelValue) || !float.IsFinite(scoreValue) || !float.IsFinite(weightValue))
                continue;
            trainer.ProcessTrainingExample(scoreValue, labelValue > 0, weightValue);
            if (maxRows > 0 && ++count >= maxRows)
                break;
        }
        return trainer.FinishTraining(ch);
    }

    public static IPredictorProducing<float> CreateCalibratedPredictor(IHostEnvironment env, IPredictorProducing<float> predictor, ICalibrator calibrator)
        => predictor is IPredictorWithFeatureWeights<float> weighted and IParameterMixer<float> && calibrator is IParameterMixer
            ? new ParameterMixingCalibratedModelParameters<IPredictorWithFeatureWeights<float>, ICalibrator>(env, weighted, calibrator)
            : new ValueMapperCalibratedModelParameters<IPredictorProducing<float>, ICalibrator>(env, predictor, calibrator);
}
