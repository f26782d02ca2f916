using Microsoft.ML;
using ModelBuilderApp;

namespace Soak.Service;

/// <summary>A model of the price of flats, as a file, and what it says about each of the flats that are asked about.</summary>
/// <param name="File">What stands in its file.</param>
/// <param name="Scores">In the order of the flats.</param>
internal sealed record FlatModel(byte[] File, IReadOnlyList<float> Scores)
{
    /// <summary>Trains one; another number of epochs makes another model.</summary>
    public static FlatModel Train(string dataPath, IReadOnlyList<MLModel1.ModelInput> flats, int epochs)
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = MLModel1.LoadIDataViewFromFile(mlContext, dataPath);
        using var file = new MemoryStream();
        mlContext.Model.Save(MLModel1.RetrainModel(mlContext, data, numberOfEpochs: epochs), data.Schema, file);

        file.Position = 0;
        using PredictionEngine<MLModel1.ModelInput, MLModel1.ModelOutput> engine
            = mlContext.Model.CreatePredictionEngine<MLModel1.ModelInput, MLModel1.ModelOutput>(mlContext.Model.Load(file, out _));
        return new FlatModel(file.ToArray(), [.. flats.Select(flat => engine.Predict(flat).Score)]);
    }
}
