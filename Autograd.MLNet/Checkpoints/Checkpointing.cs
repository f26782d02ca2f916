using System.Globalization;
using System.Text.Json;
using Autograd.Core.Optimizers;
using Autograd.Core.Serialization;
using Autograd.MLNet.Models;
using Autograd.MLNet.Schedules;
using Autograd.MLNet.Training;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Checkpoints;

/// <summary>Writes the state of a training to a file, and goes on from one.</summary>
/// <remarks>The order of rows follows from the seed and the epoch, so there is no state of random numbers.</remarks>
internal sealed class Checkpointing(LinearTrainerOptions options, OptionsDescription description, string? fingerprint)
{
    private const string Kind = "Autograd.MLNet checkpoint 1";

    /// <summary>The seed of the training that wrote a checkpoint.</summary>
    /// <exception cref="CheckpointException">The checkpoint is damaged.</exception>
    public static int ReadSeed(string path)
    {
        try
        {
            return int.Parse(Read(path).GetText("options.Seed"), CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is StateDictException or FormatException)
        {
            throw new CheckpointException(path, $"{exception.Message} Begin anew, without ResumeFrom.", exception);
        }
    }

    /// <summary>Writes a checkpoint, if they are wanted.</summary>
    public void Save(int epoch, LinearModel model, Optimizer<float> optimizer, ISchedule schedule, BestModel best, IReadOnlyList<EpochReport> reports)
    {
        if (options.CheckpointPath is not { } path)
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
        if (options.ResumeFrom is not { } path)
            return 0;
        try
        {
            StateDict state = Read(path);
            if (state.GetText("data") != fingerprint)
                throw new CheckpointException(path, "it was made with other data (rows, their order, labels or weights). Give the same data, or begin anew without ResumeFrom.");
            var theirs = state.TextNames.Where(name => name.StartsWith("options.", StringComparison.Ordinal)).ToDictionary(name => name["options.".Length..], state.GetText);
            if (description.DifferenceTo(theirs) is { } difference)
                throw new CheckpointException(path, $"it was made with other options: {difference}. Give the same options, or begin anew without ResumeFrom.");

            model.LoadStateDict(state.Part("model"));
            optimizer.LoadStateDict(state.Part("optimizer"));
            schedule.LoadStateDict(state.Part("schedule"));
            best.Load(
                state.GetNumber("best.loss"),
                (int)state.GetNumber("best.waited"),
                state.Contains("best.weight") ? state.Get<float>("best.weight").ToArray() : null,
                state.Contains("best.bias") ? state.Get<float>("best.bias").ToArray() : null);
            reports.AddRange(JsonSerializer.Deserialize<EpochReport[]>(state.GetText("history"), Json)!);
            return (int)state.GetNumber("epoch");
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

    // A loss that is infinite or NaN is part of the history.
    private static JsonSerializerOptions Json { get; } = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };
}
