using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Trains models row by row and writes them as text.</summary>
internal static class OnlineModels
{
    /// <summary>Trains with the default options but for those that are set.</summary>
    public static RegressionPredictionTransformer<LinearRegressionModelParameters> Train(
        MLContext ml, IDataView data, Action<OnlineGradientDescentTrainer.Options> set)
    {
        var options = new OnlineGradientDescentTrainer.Options();
        set(options);
        return ml.Regression.Trainers.OnlineGradientDescent(options).Fit(data);
    }

    /// <summary>Bias and weights, which read back to the same bits: <c>0.5 [1 2 3]</c>.</summary>
    public static string Text(IPredictionTransformer<LinearModelParameters> model) =>
        $"{Show.Value(model.Model.Bias)} [{string.Join(' ', model.Model.Weights.Select(Show.Value))}]";
}
