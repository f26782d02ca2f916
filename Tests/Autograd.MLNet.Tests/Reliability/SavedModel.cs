using Autograd.MLNet.Tests.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Reliability;

/// <summary>Small models, and what a file of one holds.</summary>
internal static class SavedModel
{
    public static RegressionPredictionTransformer<LinearRegressionModelParameters> Train(MLContext mlContext, int seed, out DataViewSchema schema)
    {
        IDataView data = mlContext.Data.LoadFromEnumerable(Example.Plane(50, seed));
        schema = data.Schema;
        return mlContext.Regression.Trainers.Autograd(numberOfEpochs: 2).Fit(data);
    }

    /// <summary>The bits of weights and bias.</summary>
    public static string Read(Stream file) => Of(new MLContext().Model.Load(file, out _));

    /// <summary>The bits of weights and bias of a loaded model.</summary>
    public static string Of(ITransformer loaded)
    {
        ITransformer last = loaded is IEnumerable<ITransformer> chain ? chain.Last() : loaded;
        return Bits.Of(((RegressionPredictionTransformer<LinearRegressionModelParameters>)last).Model);
    }

    public static string Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Read(file);
    }
}
