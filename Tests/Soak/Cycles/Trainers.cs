using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Soak.Cycles;

/// <summary>All trainers, by name.</summary>
internal static class Trainers
{
    /// <summary>Each makes a trainer with options that something else sets.</summary>
    public static IReadOnlyDictionary<string, Func<MLContext, Action<LinearTrainerOptions>, IEstimator<ITransformer>>> All { get; }
        = new Dictionary<string, Func<MLContext, Action<LinearTrainerOptions>, IEstimator<ITransformer>>>
        {
            ["regression"] = (mlContext, set) => mlContext.Regression.Trainers.Autograd(With(new AutogradRegressionTrainer.Options(), nameof(SoakRow.Number), set)),
            ["log link"] = (mlContext, set) => mlContext.Regression.Trainers.AutogradLogLink(With(new AutogradLogLinkTrainer.Options(), nameof(SoakRow.Amount), set)),
            ["multi-output"] = (mlContext, set) => mlContext.Regression.Trainers.AutogradMultiOutput(With(new AutogradMultiOutputTrainer.Options(), nameof(SoakRow.Both), set)),
            ["binary"] = (mlContext, set) => mlContext.BinaryClassification.Trainers.Autograd(With(new AutogradBinaryTrainer.Options(), nameof(SoakRow.Good), set)),
            ["multiclass"] = (mlContext, set) => mlContext.MulticlassClassification.Trainers.Autograd(With(new AutogradMulticlassTrainer.Options(), nameof(SoakRow.Class), set)),
        };

    private static TOptions With<TOptions>(TOptions options, string label, Action<LinearTrainerOptions> set)
        where TOptions : LinearTrainerOptions
    {
        options.LabelColumnName = label;
        set(options);
        return options;
    }
}
