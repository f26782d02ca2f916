using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Interop;

/// <summary>Makes the transformer of several outputs out of ML.NET's own.</summary>
internal static class MultiOutputTransformer
{
    /// <summary>Each output is scored into <c>Score</c> and copied; then all copies become one vector, and are dropped.</summary>
    public static MultiOutputPredictionTransformer Create(IHostEnvironment env, MultiOutputModelParameters model, IDataView trainData, string featureColumn)
    {
        TransformsCatalog transforms = (env as MLContext ?? new MLContext()).Transforms;
        var chain = new List<ITransformer>();
        string[] parts = [.. model.OutputNames.Select(name => $"Score.{name}")];
        IDataView view = trainData;
        for (int k = 0; k < parts.Length; k++)
        {
            Append(RegressionTransformer<LinearRegressionModelParameters>.Create(env, model.Outputs[k], view.Schema, featureColumn));
            Append(transforms.CopyColumns(parts[k], "Score").Fit(view));
        }

        Append(transforms.Concatenate("Score", parts).Fit(view));
        Append(transforms.DropColumns(parts).Fit(view));
        return new MultiOutputPredictionTransformer(new TransformerChain<ITransformer>([.. chain]), model, featureColumn, trainData.Schema[featureColumn].Type);

        void Append(ITransformer transformer)
        {
            chain.Add(transformer);
            view = transformer.Transform(view);
        }
    }
}
