using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Soak.Cycles;

/// <summary>Train, save, load, predict, be interrupted, resume: each way must lead to the same scores, and those must be the same each time.</summary>
/// <param name="name">Which one this is.</param>
/// <param name="trainer">One of <see cref="Trainers"/>.</param>
/// <param name="rows">What to train on.</param>
/// <param name="set">Sets further options.</param>
/// <param name="path">The beginning of the paths of files.</param>
internal sealed class Cycle(
    string name, Func<MLContext, Action<LinearTrainerOptions>, IEstimator<ITransformer>> trainer, IReadOnlyList<SoakRow> rows, Action<LinearTrainerOptions> set, string path)
{
    private const int Epochs = 6;
    private const int Interruption = 3;
    private const int SinglePredictions = 5;

    private float[]? _expected;

    /// <summary>Goes through all of it once.</summary>
    /// <exception cref="InvalidDataException">Scores differ.</exception>
    public void Run()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = SoakRow.Load(mlContext, rows);
        ITransformer trained = Fit(mlContext, data, _ => { });
        float[] scores = Scores.OfAll(mlContext, trained, data);
        Compare("trained", scores, _expected ??= scores);

        string model = path + ".mlnet";
        mlContext.Model.SaveAtomically(trained, data.Schema, model);
        ITransformer loaded = mlContext.Model.Load(model, out _);
        Compare("loaded", Scores.OfAll(mlContext, loaded, data), _expected);
        float[] single = Scores.OneByOne(mlContext, loaded, data.Schema, rows.Take(SinglePredictions));
        Compare("predicted one by one", single, _expected.AsSpan(0, single.Length));

        string checkpoint = path + ".checkpoint";
        Interrupt(mlContext, data, checkpoint);
        Compare("resumed", Scores.OfAll(mlContext, Fit(mlContext, data, options => options.ResumeFrom = checkpoint), data), _expected);
    }

    /// <inheritdoc/>
    public override string ToString() => name;

    private void Interrupt(MLContext mlContext, IDataView data, string checkpoint)
    {
        using var cancellation = new CancellationTokenSource();
        try
        {
            Fit(mlContext, data, options =>
            {
                options.CheckpointPath = checkpoint;
                options.CancellationToken = cancellation.Token;
                options.Progress = new CancelAfter(Interruption, cancellation);
            });
        }
        catch (OperationCanceledException)
        {
            return;
        }

        throw new InvalidDataException("The training was not interrupted.");
    }

    private ITransformer Fit(MLContext mlContext, IDataView data, Action<LinearTrainerOptions> more) => trainer(mlContext, options =>
    {
        (options.NumberOfEpochs, options.Seed) = (Epochs, 1);
        set(options);
        more(options);
    }).Fit(data);

    private static void Compare(string which, ReadOnlySpan<float> scores, ReadOnlySpan<float> expected)
    {
        if (!scores.SequenceEqual(expected))
            throw new InvalidDataException($"The {which} model has other scores than the first one.");
    }

    private sealed class CancelAfter(int epochs, CancellationTokenSource cancellation) : IProgress<EpochReport>
    {
        public void Report(EpochReport value)
        {
            if (value.Epoch == epochs)
                cancellation.Cancel();
        }
    }
}
