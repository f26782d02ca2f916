using Microsoft.Extensions.ObjectPool;
using Microsoft.ML;
using ModelBuilderApi.Schema;
using ModelBuilderApp;

namespace ModelBuilderApi.Models;

/// <summary>One version of the model, and the prediction engines that use it.</summary>
/// <remarks>
/// A request holds on to one of these from its first line to its last, so a model that arrives meanwhile changes nothing for it. When the last request is done,
/// the garbage collector takes the old one: a linear model and its engines hold nothing but memory.
/// </remarks>
internal sealed class LoadedModel
{
    private readonly ObjectPool<PredictionEngine<MLModel1.ModelInput, MLModel1.ModelOutput>> _engines;

    private LoadedModel(FileStamp stamp, ModelSchema schema, MLContext mlContext, ITransformer model)
    {
        Stamp = stamp;
        Schema = schema;
        _engines = new DefaultObjectPool<PredictionEngine<MLModel1.ModelInput, MLModel1.ModelOutput>>(new PredictionEnginePolicy(mlContext, model));
    }

    /// <summary>The file it came from.</summary>
    public FileStamp Stamp { get; }

    /// <summary>What it wants to know.</summary>
    public ModelSchema Schema { get; }

    /// <summary>Loads the file, and makes one prediction, so that a model that cannot serve is found out here.</summary>
    public static LoadedModel Load(string modelPath, string dataPath)
    {
        var mlContext = new MLContext();

        // Those who replace the file are not kept from it (on Windows a reader would).
        using var file = new FileStream(modelPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        FileStamp stamp = FileStamp.Of(file);
        ITransformer model = mlContext.Model.LoadVerified(file, out DataViewSchema inputSchema);
        var loaded = new LoadedModel(stamp, ModelSchema.Create(mlContext, inputSchema, dataPath), mlContext, model);
        loaded.Predict(loaded.Schema.CreateExample());
        return loaded;
    }

    /// <summary>Predicts with an engine that nobody else uses meanwhile.</summary>
    public float Predict(MLModel1.ModelInput input)
    {
        PredictionEngine<MLModel1.ModelInput, MLModel1.ModelOutput> engine = _engines.Get();
        try
        {
            return engine.Predict(input).Score;
        }
        finally
        {
            _engines.Return(engine);
        }
    }
}
