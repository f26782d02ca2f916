using Autograd.MLNet.Tests.Training;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Checkpoints;

/// <summary>Trainings of six epochs, of which the fourth is not begun at first.</summary>
internal static class Interrupted
{
    public const int Epochs = 6;

    public static AutogradRegressionTrainer.Options Options(Action<LinearTrainerOptions>? set = null)
    {
        var options = new AutogradRegressionTrainer.Options { Seed = 1, NumberOfEpochs = Epochs, BatchSize = 16 };
        set?.Invoke(options);
        return options;
    }

    /// <summary>Trains without interruption.</summary>
    public static string Whole(IDataView data, Action<LinearTrainerOptions>? set = null, IDataView? validation = null)
        => Fit(new MLContext(seed: 1), Options(set), data, validation);

    /// <summary>Leaves a checkpoint behind, and no model.</summary>
    public static void Begin(IDataView data, string path, Action<LinearTrainerOptions>? set = null, IDataView? validation = null, int epochs = 3)
    {
        using var cancellation = new CancellationTokenSource();
        AutogradRegressionTrainer.Options options = Options(set);
        options.CheckpointPath = path;
        options.CancellationToken = cancellation.Token;
        IProgress<EpochReport>? progress = options.Progress;
        options.Progress = new OnEachEpoch(report =>
        {
            progress?.Report(report);
            if (report.Epoch == epochs)
                cancellation.Cancel();
        });
        Assert.ThrowsExactly<OperationCanceledException>(() => Fit(new MLContext(seed: 1), options, data, validation));
    }

    /// <summary>Goes on from a checkpoint, in a context of another seed.</summary>
    public static string Resume(IDataView data, string path, Action<LinearTrainerOptions>? set = null, IDataView? validation = null)
    {
        AutogradRegressionTrainer.Options options = Options(set);
        options.ResumeFrom = path;
        return Fit(new MLContext(seed: 2), options, data, validation);
    }

    private static string Fit(MLContext mlContext, AutogradRegressionTrainer.Options options, IDataView data, IDataView? validation)
        => Bits.Of(mlContext.Regression.Trainers.Autograd(options).Fit(data, validation, null).Model);
}
