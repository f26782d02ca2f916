using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Training;

/// <summary>The options that decide the result, as texts by name.</summary>
internal sealed record OptionsDescription(IReadOnlyList<KeyValuePair<string, string>> Values)
{
    public static OptionsDescription Of(
        LinearTrainerOptions options, AutogradLoss loss, AutogradOptimizer optimizer, int batchSize, int seed, long validationRows, (float[] Weights, float[] Biases)? initial)
    {
        var values = new List<KeyValuePair<string, string>>();
        Add("Trainer", options.GetType().DeclaringType?.Name);
        Add("Loss", loss.Name);
        Add("LearningRate", options.LearningRate);
        Add("Schedule", options.Schedule);
        Add("NumberOfEpochs", options.NumberOfEpochs);
        Add("GradientClipNorm", options.GradientClipNorm);
        Add("GradientClipValue", options.GradientClipValue);
        Add("L1Regularization", options.L1Regularization);
        Add("L2Regularization", options.L2Regularization);
        Add("NonNegativeWeights", options.NonNegativeWeights);
        Add("PositiveWeight", options.PositiveWeight);
        Add("InitialWeights", Hash(initial?.Weights ?? options.InitialWeights));
        Add("InitialBiases", Hash(initial?.Biases ?? options.InitialBiases));
        Add("Standardize", options.Standardize);
        Add("Shuffle", options.Shuffle);
        Add("Seed", seed);
        Add("MemoryBudget", options.MemoryBudget);
        Add("ValidationFraction", options.ValidationFraction);
        Add("EarlyStopping", options.EarlyStopping);
        Add("ReproducibleBlocks", options.ReproducibleBlocks);
        Add("AverageEverySteps", options.AverageEverySteps);

        // What follows from the others, if it is not given.
        Add("Optimizer", optimizer);
        Add("BatchSize", batchSize);
        Add("ValidationRows", validationRows);
        return new OptionsDescription(values);

        void Add(string name, object? value) => values.Add(new(name, InvariantText.Of(value ?? "not set")));
    }

    /// <summary>The first that differs.</summary>
    public string? DifferenceTo(IReadOnlyDictionary<string, string> other)
    {
        foreach ((string name, string value) in Values)
        {
            string theirs = other.GetValueOrDefault(name, "unknown");
            if (theirs != value)
                return $"{name} is {value}, and was {theirs}";
        }

        return null;
    }

    private static string? Hash(IReadOnlyList<float>? values)
        => values is null ? null : Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>([.. values])).AsSpan(0, 8));
}
