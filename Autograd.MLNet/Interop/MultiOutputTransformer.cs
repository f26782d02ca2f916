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
        string[] parts = PartNames(model.OutputNames, trainData.Schema);
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

    // They become the slot names of the scores. A column that is there already would be dropped with them, so it lends its name to none.
    private static string[] PartNames(IReadOnlyList<string> outputs, DataViewSchema schema)
    {
        HashSet<string> taken = [.. schema.Select(column => column.Name)];
        return [.. outputs.Select(output =>
        {
            string name = $"Score.{output}";
            for (int i = 1; !taken.Add(name); i++)
                name = $"Score.{output}.{i}";
            return name;
        })];
    }
}
