using System.Numerics;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;
using BinaryTrainer = Microsoft.ML.Trainers.ITrainerEstimator<
    Microsoft.ML.ISingleFeaturePredictionTransformer<Microsoft.ML.IPredictorProducing<float>>, Microsoft.ML.IPredictorProducing<float>>;

namespace Microsoft.ML.Trainers;

/// <summary>Trains a binary model for each class, which tells it from all the others.</summary>
public sealed class OneVersusAllTrainer : MetaMulticlassTrainer<MulticlassPredictionTransformer<OneVersusAllModelParameters>, OneVersusAllModelParameters>
{
    private readonly PlattCalibratorTrainer _calibrator;
    private readonly int _maximumCalibrationExampleCount;
    private readonly bool _useProbabilities;

    /// <remarks>
    /// ML.NET trains a calibrator after Platt whatever it is given, and counts rows without a label among the others whether told to or not.
    /// </remarks>
    internal OneVersusAllTrainer(IHostEnvironment env, BinaryTrainer binaryEstimator, string labelColumnName,
        int maximumCalibrationExampleCount, bool useProbabilities)
        : base(env, "OVA", labelColumnName, binaryEstimator)
    {
        Host.CheckValue(labelColumnName, nameof(labelColumnName), "Label column should not be null.");
        _calibrator = new PlattCalibratorTrainer(Host);
        _maximumCalibrationExampleCount = maximumCalibrationExampleCount;
        _useProbabilities = useProbabilities;
    }

    public override MulticlassPredictionTransformer<OneVersusAllModelParameters> Fit(IDataView input)
    {
        Contracts.CheckValue(input, "data");
        var models = new IPredictorProducing<float>[GetClassCount(input.Schema)];
        string featureColumn = null;
        using (var ch = Host.Start("Fitting"))
        {
            for (int i = 0; i < models.Length; i++)
            {
                ch.Info($"Training learner {i}");
                // ML.NET trains the first model twice, the first time only to learn the name of the features.
                if (i == 0)
                    (_, featureColumn) = TrainOne(ch, input, i);
                (models[i], _) = TrainOne(ch, input, i);
            }
        }
        return new(Host, OneVersusAllModelParameters.Create(Host, _useProbabilities, models), input.Schema, featureColumn, LabelColumn.Name);
    }

    private int GetClassCount(DataViewSchema schema)
    {
        var label = schema.GetColumnOrNull(LabelColumn.Name) ?? throw Contracts.ExceptParam(nameof(schema), $"{LabelColumn.Name} column 'Label' not found");
        if (label.Type is KeyDataViewType key)
            return key.Count < Utils.ArrayMaxSize ? (int)key.Count : throw Contracts.ExceptParam("data", "Maximum label is too large for multi-class: {0}.", key.Count);
        if (label.Type == NumberDataViewType.Single || label.Type == NumberDataViewType.Double)
            throw Host.ExceptNotSupp($"Label column type is not supported by OneVersusAllTrainer: {label.Type.RawType}");
        throw Contracts.ExceptParam("data",
            "Training label column '{0}' type is not valid for multi-class: {1}. Type must be Single or Double.", label.Name, label.Type);
    }

    private (IPredictorProducing<float> Model, string FeatureColumn) TrainOne(IChannel ch, IDataView data, int index)
    {
        var view = MapLabels(data, index);
        var transformer = Trainer.Fit(view);
        var model = transformer.Model;
        if (_useProbabilities && model is not IDistPredictorProducing<float, float>)
        {
            var scored = new BinaryPredictionTransformer<IPredictorProducing<float>>(Host, model, view.Schema, transformer.FeatureColumnName).Transform(view);
            var calibrator = CalibratorUtils.TrainCalibrator(Host, ch, _calibrator, scored,
                LabelColumn.Name, DefaultColumnNames.Score, maxRows: _maximumCalibrationExampleCount);
            model = CalibratorUtils.CreateCalibratedPredictor(Host, model, calibrator);
        }
        return (model, transformer.FeatureColumnName);
    }

    /// <summary>The label tells whether a row is of the class.</summary>
    private IDataView MapLabels(IDataView data, int index)
    {
        var label = data.Schema[LabelColumn.Name];
        return new AddedColumnDataView(Host, "Label mapper", data, new(label.Name, BooleanDataViewType.Instance), label,
            row => Generics.Invoke(MakeGetter<uint>, label.Type.RawType, row, index), canShuffle: true);
    }

    private Delegate MakeGetter<TKey>(DataViewRow row, int index)
        where TKey : IBinaryInteger<TKey>
    {
        var getKey = row.GetGetter<TKey>(row.Schema[LabelColumn.Name]);
        var target = TKey.CreateChecked(index + 1);
        var key = TKey.Zero;
        return (ValueGetter<bool>)((ref bool isTarget) =>
        {
            getKey(ref key);
            isTarget = key == target;
        });
    }
}
