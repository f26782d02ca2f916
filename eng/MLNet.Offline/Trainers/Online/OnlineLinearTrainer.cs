using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Base of the trainers that learn a linear model row by row.</summary>
public abstract class OnlineLinearTrainer<TTransformer, TModel> : TrainerEstimatorBase<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private protected const string UserErrorPositive = "must be positive";
    private protected const string UserErrorNonNegative = "must be non-negative";

    private readonly OnlineLinearOptions _options;

    private protected OnlineLinearTrainer(
        OnlineLinearOptions options, IHostEnvironment env, string name, SchemaShape.Column label, bool needCalibration)
        : base(Contracts.CheckRef(env, nameof(env)).Register(name),
            new SchemaShape.Column(options.FeatureColumnName, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, false), label)
    {
        Contracts.CheckUserArg(options.NumberOfIterations > 0, nameof(options.NumberOfIterations), UserErrorPositive);
        Contracts.CheckUserArg(options.InitialWeightsDiameter >= 0, nameof(options.InitialWeightsDiameter), UserErrorNonNegative);
        _options = options;
        Name = name;
        Info = new TrainerInfo(calibration: needCalibration, supportIncrementalTrain: true);
    }

    public override TrainerInfo Info { get; }

    private protected string Name { get; }

    /// <summary>Goes on from a model.</summary>
    public TTransformer Fit(IDataView trainData, LinearModelParameters modelParameters) => TrainTransformer(trainData, modelParameters);

    private protected static SchemaShape.Column MakeOutputColumn(string name, DataViewType type) =>
        new(name, SchemaShape.Column.VectorKind.Scalar, type, false, new SchemaShape(AnnotationUtils.GetTrainerOutputAnnotation()));

    private protected abstract OnlineLinearState MakeState(IChannel ch, int numFeatures, LinearModelParameters initial);

    private protected abstract TModel MakeModel(in VBuffer<float> weights, float bias);

    private protected sealed override TModel TrainModelCore(IDataView trainSet, IPredictor initPredictor)
    {
        using var ch = Host.Start("Training");
        int numFeatures = ((VectorDataViewType)trainSet.Schema[FeatureColumn.Name].Type).Size;
        var state = MakeState(ch, numFeatures, (LinearModelParameters)initPredictor);
        Train(ch, trainSet, state);
        ch.Check(state.IsFinite,
            "The weights/bias contain invalid values (NaN or Infinite). Potential causes: high learning rates, no normalization, high initial weights, etc.");

        var (weights, bias) = state.GetResult();
        return MakeModel(new VBuffer<float>(weights.Length, weights), bias);
    }

    private void Train(IChannel ch, IDataView data, OnlineLinearState state)
    {
        bool shuffle = _options.Shuffle;
        if (shuffle && !data.CanShuffle)
        {
            ch.Warning("Training data does not support shuffling, so ignoring request to shuffle");
            shuffle = false;
        }

        long numBad = 0;
        for (int iteration = 1; iteration <= _options.NumberOfIterations; iteration++)
        {
            ch.Trace("{0} Starting training iteration {1}", DateTime.UtcNow, iteration);
            state.BeginIteration();
            numBad += ProcessRows(ch, data, shuffle ? Host.Rand : null, state);
            state.FinishIteration();
            Contracts.Check(state.NumIterExamples > 0, NoTrainingInstancesMessage);
            ch.Trace("{0} Finished training iteration {1}; iterated over {2} examples.", DateTime.UtcNow, iteration, state.NumIterExamples);
        }

        if (numBad > 0)
            ch.Warning("Skipped {0} instances with missing features during training (over {1} iterations; {2} inst/iter)",
                numBad, _options.NumberOfIterations, numBad / _options.NumberOfIterations);
    }

    /// <returns>How many rows have a label but no finite features. Those without a label are not counted.</returns>
    private long ProcessRows(IChannel ch, IDataView data, Random rand, OnlineLinearState state)
    {
        var label = data.Schema[LabelColumn.Name];
        var features = data.Schema[FeatureColumn.Name];
        using var cursor = data.GetRowCursor([label, features], rand);
        var getLabel = EvaluatorColumns.GetLabelGetter(cursor, label);
        var getFeatures = cursor.GetGetter<VBuffer<float>>(features);
        float labelValue = 0;
        VBuffer<float> featureValues = default;
        long numBad = 0;
        while (cursor.MoveNext())
        {
            getLabel(ref labelValue);
            if (!float.IsFinite(labelValue))
                continue;
            getFeatures(ref featureValues);
            if (VectorUtils.AreFinite(featureValues.GetValues()))
                state.ProcessRow(ch, in featureValues, labelValue);
            else
                numBad++;
        }
        return numBad;
    }
}
