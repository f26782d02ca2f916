using Autograd.Distributed;
using DistributedWorker.Checks;
using DistributedWorker.Training;
using Microsoft.ML.Trainers;

namespace DistributedWorker.TrainingChecks;

/// <summary>All ranks stop at the epoch of one process, and only the first reports.</summary>
internal static class EarlyStoppingCheck
{
    private const int Epochs = 100;

    public static void Run(ICommunicator world)
    {
        List<Row> rows = TrainingCheck.Rows(sparse: false), validation = Row.Draw(90, seed: 3);
        TrainingHistory alone = [], together = [];
        Trained expected = Trained.FitAll(Trainer.Regression, rows, options => Set(options, alone), validation);
        Trained actual = Together.Fit(world, Trainer.Regression, rows, blocks: null, options => Set(options, together), validation);

        TrainingCheck.RequireNear(expected, actual, "early stopping");
        CommunicatorCheck.Require(alone.Count < Epochs, "Training did not stop early.");
        CommunicatorCheck.Require(together.Count == (world.Rank == 0 ? alone.Count : 0), $"{together.Count} reports, and {alone.Count} of one process.");
    }

    private static void Set(LinearTrainerOptions options, TrainingHistory history)
        => (options.NumberOfEpochs, options.EarlyStopping, options.Progress) = (Epochs, new EarlyStopping { Patience = 2, MinimumImprovement = 1 }, history);
}
