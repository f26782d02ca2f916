using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace DistributedWorker.Training;

/// <summary>The numbers of a model.</summary>
public sealed record Trained(float[] Numbers)
{
    /// <summary>Trains on all rows, without a communicator.</summary>
    public static Trained FitAll(Trainer trainer, List<Row> rows, Action<LinearTrainerOptions>? set = null, List<Row>? validation = null)
    {
        var mlContext = new MLContext(seed: 1);
        return Fit(mlContext, trainer, Row.Load(mlContext, rows), set, validation is null ? null : Row.Load(mlContext, validation));
    }

    /// <summary>Trains on a view, which may be a share.</summary>
    public static Trained Fit(MLContext mlContext, Trainer trainer, IDataView data, Action<LinearTrainerOptions>? set = null, IDataView? validation = null)
    {
        switch (trainer)
        {
            case Trainer.Regression:
                var regression = new AutogradRegressionTrainer.Options { LabelColumnName = nameof(Row.Number) };
                LinearRegressionModelParameters line = mlContext.Regression.Trainers.Autograd(With(regression, set)).Fit(data, validation, null).Model;
                return new([.. line.Weights, line.Bias]);
            case Trainer.LogLink:
                var logLink = new AutogradLogLinkTrainer.Options { LabelColumnName = nameof(Row.Count) };
                PoissonRegressionModelParameters rate = mlContext.Regression.Trainers.AutogradLogLink(With(logLink, set)).Fit(data, validation, null).Model;
                return new([.. rate.Weights, rate.Bias]);
            case Trainer.Binary:
                var binary = new AutogradBinaryTrainer.Options { LabelColumnName = nameof(Row.Sign) };
                var sign = mlContext.BinaryClassification.Trainers.Autograd(With(binary, set)).Fit(data, validation, null).Model;
                return new([.. sign.SubModel.Weights, sign.SubModel.Bias, (float)sign.Calibrator.Slope, (float)sign.Calibrator.Offset]);
            case Trainer.Multiclass:
                var multiclass = new AutogradMulticlassTrainer.Options { LabelColumnName = nameof(Row.Class) };
                MaximumEntropyModelParameters classes = mlContext.MulticlassClassification.Trainers.Autograd(With(multiclass, set)).Fit(data, validation, null).Model;
                VBuffer<float>[]? weights = null;
                classes.GetWeights(ref weights, out _);
                return new([.. weights.SelectMany(vector => vector.DenseValues()), .. classes.GetBiases()]);
            default:
                var multiOutput = new AutogradMultiOutputTrainer.Options { LabelColumnName = nameof(Row.Pair) };
                MultiOutputModelParameters pair = mlContext.Regression.Trainers.AutogradMultiOutput(With(multiOutput, set)).Fit(data, validation, null).Model;
                return new([.. pair.GetWeights().Cast<float>(), .. pair.Biases]);
        }
    }

    /// <summary>Its bits.</summary>
    public string Bits() => string.Join(' ', Numbers.Select(number => $"{BitConverter.SingleToUInt32Bits(number):x8}"));

    /// <summary>How far it is from another, relative to the largest number of that one.</summary>
    public double DistanceTo(Trained other) => Numbers.Zip(other.Numbers, (a, b) => Math.Abs((double)a - b)).Max() / other.Numbers.Max(Math.Abs);

    private static TOptions With<TOptions>(TOptions options, Action<LinearTrainerOptions>? set)
        where TOptions : LinearTrainerOptions
    {
        options.Seed = 5;
        options.NumberOfEpochs = 4;
        options.NumberOfThreads = 1;
        set?.Invoke(options);
        return options;
    }
}
