using Autograd.Distributed;
using DistributedWorker.Training;

namespace DistributedWorker.TrainingChecks;

/// <summary>However unevenly rows are shared, the model is that of one process with all rows.</summary>
internal static class SharesCheck
{
    public static void Run(ICommunicator world)
    {
        int[] lastHasAll = new int[world.Size], firstHasNearlyAll = new int[world.Size];
        lastHasAll[^1] = TrainingCheck.Count;
        (firstHasNearlyAll[0], firstHasNearlyAll[1]) = (TrainingCheck.Count - 1, 1);
        foreach ((Trainer trainer, bool sparse) in Together.Cases)
        {
            List<Row> rows = TrainingCheck.Rows(sparse);
            Trained alone = Trained.FitAll(trainer, rows);
            TrainingCheck.RequireNear(alone, Together.Fit(world, trainer, rows, lastHasAll), $"{trainer}, sparse {sparse}, the last has all");
            TrainingCheck.RequireNear(alone, Together.Fit(world, trainer, rows, firstHasNearlyAll), $"{trainer}, sparse {sparse}, the second has one");
        }
    }
}
