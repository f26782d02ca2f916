using Autograd.Distributed;
using DistributedWorker.Training;

namespace DistributedWorker.TrainingChecks;

/// <summary>Several ranks train the model that one process with all rows does.</summary>
internal static class ModelsCheck
{
    public static void Run(ICommunicator world)
    {
        foreach ((Trainer trainer, bool sparse) in Together.Cases)
        {
            List<Row> rows = TrainingCheck.Rows(sparse);
            TrainingCheck.RequireNear(Trained.FitAll(trainer, rows), Together.Fit(world, trainer, rows, blocks: null), $"{trainer}, sparse {sparse}");
        }
    }
}
