using System.Globalization;
using System.Numerics.Tensors;
using System.Text.Json;
using System.Text.Json.Serialization;
using Autograd.Core.Optimizers;
using Autograd.Core.Serialization;
using Autograd.MLNet.Communication;
using Autograd.MLNet.Models;
using Autograd.MLNet.Schedules;
using Autograd.MLNet.Training;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Checkpoints;

/// <summary>Writes the state of a training to a file, and goes on from one.</summary>
/// <remarks>The order of rows follows from the seed and the epoch, so there is no state of random numbers.</remarks>
internal sealed class Checkpointing(LinearTrainerOptions options, OptionsDescription description, string? fingerprint, Ranks? ranks)
{
    private const string Kind = "Autograd.MLNet checkpoint 2";

    /// <summary>The seed of the training that wrote a checkpoint.</summary>
    /// <exception cref="CheckpointException">The checkpoint is damaged.</exception>
    public static int ReadSeed(string path)
    {
        try
        {
            return int.Parse(Read(path).GetText("options.Seed"), CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is StateDictException or FormatException or OverflowException)
        {
            throw new CheckpointException(path, $"{exception.Message} Begin anew, without ResumeFrom.", exception);
        }
    }

    /// <summary>Writes a checkpoint, if they are wanted; of several ranks the first does.</summary>
    public void Save(int epoch, LinearModel model, Optimizer<float> optimizer, ISchedule schedule, BestModel best, IReadOnlyList<EpochReport> reports)
    {
        if (options.CheckpointPath is not { } path || ranks is { IsFirst: false })
            return;
        var state = new StateDict();
        state.Add("kind", Kind);
        state.Add("data", fingerprint!);
        foreach ((string name, string value) in description.Values)
            state.Add($"options.{name}", value);
        state.Add("epoch", epoch);
        state.Add("model", model.StateDict());
        state.Add("optimizer", optimizer.StateDict());
        state.Add("schedule", schedule.StateDict());
        state.Add("best.loss", best.Loss);
        state.Add("best.waited", best.Waited);
        if (best.Weights is not null)
        {
            state.Add("best.weight", Core.Variable.Create(best.Weights));
            state.Add("best.bias", Core.Variable.Create(best.Biases!));
        }

        state.Add("history", JsonSerializer.Serialize(reports, Json));
        state.Save(path);
    }

    /// <summary>Goes on from the checkpoint that the options name.</summary>
    /// <returns>The number of epochs done; 0 where there is nothing to resume from.</returns>
    /// <exception cref="CheckpointException">The checkpoint is damaged, or of other data or options. Nothing has been trained.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public int Resume(LinearModel model, Optimizer<float> optimizer, ISchedule schedule, BestModel best, List<EpochReport> reports)
    {
        bool resumes = options.ResumeFrom is not null;
        if (!(ranks?.OnFirst(resumes) ?? resumes))
            return 0;
        string path = options.ResumeFrom ?? "of rank 0";
        try
        {
            StateDict state = ranks is null ? Read(path) : StateDict.Load(new MemoryStream(ranks.OfFirst(() => Bytes(Read(path)))));
            if (state.GetText("data") != fingerprint)
                throw new CheckpointException(path, "it was made with other data (rows, their order, labels or weights). Give the same data, or begin anew without ResumeFrom.");
            var theirs = state.TextNames.Where(name => name.StartsWith("options.", StringComparison.Ordinal)).ToDictionary(name => name["options.".Length..], state.GetText);
            if (description.DifferenceTo(theirs) is { } difference)
                throw new CheckpointException(path, $"it was made with other options: {difference}. Give the same options, or begin anew without ResumeFrom.");

            model.LoadStateDict(state.Part("model"));
            if (!TensorPrimitives.IsFiniteAll(model.EvaluationWeights.Detach().AsSpan()) || !TensorPrimitives.IsFiniteAll(model.Biases.Detach().AsSpan()))
                throw new StateDictException("a weight is not finite.");
            optimizer.LoadStateDict(state.Part("optimizer"));
            schedule.LoadStateDict(state.Part("schedule"));
            bool hasBest = state.Contains("best.weight") || state.Contains("best.bias");
            best.Load(
                state.GetNumber("best.loss"),
                Count(state, "best.waited"),
                hasBest ? Numbers(state, "best.weight", model.Columns * model.Outputs) : null,
                hasBest ? Numbers(state, "best.bias", model.Outputs) : null);
            int epoch = Count(state, "epoch");
            EpochReport?[] theirReports = JsonSerializer.Deserialize<EpochReport?[]>(state.GetText("history"), Json) ?? [];
            if (theirReports.Length != epoch || theirReports.Contains(null))
                throw new StateDictException($"its history is not that of {epoch} epochs.");
            reports.AddRange(theirReports!);
            return epoch;
        }
        catch (Exception exception) when (exception is StateDictException or JsonException)
        {
            throw new CheckpointException(path, $"{exception.Message} Begin anew, without ResumeFrom.", exception);
        }
    }

    private static StateDict Read(string path)
    {
        StateDict state = StateDict.Load(path);
        return state.Contains("kind") && state.GetText("kind") == Kind
            ? state
            : throw new CheckpointException(path, "it is no checkpoint of this version. Begin anew, without ResumeFrom.");
    }

    private static byte[] Bytes(StateDict state)
    {
        using var stream = new MemoryStream();
        state.Save(stream);
        return stream.ToArray();
    }

    private static int Count(StateDict state, string name)
    {
        double number = state.GetNumber(name);
        return number >= 0 && number <= int.MaxValue && double.IsInteger(number)
            ? (int)number
            : throw new StateDictException(string.Create(CultureInfo.InvariantCulture, $"{name} is {number}, which is no count."));
    }

    private static float[] Numbers(StateDict state, string name, int count)
    {
        float[] numbers = state.Get<float>(name).ToArray();
        if (numbers.Length != count)
            throw new StateDictException($"{name} has {numbers.Length} numbers where {count} are needed.");
        return TensorPrimitives.IsFiniteAll<float>(numbers) ? numbers : throw new StateDictException($"{name} is not finite.");
    }

    // A loss that is infinite or NaN is part of the history.
    private static JsonSerializerOptions Json { get; } = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, RespectNullableAnnotations = true };
}
