using System.Globalization;
using Autograd.Core;
using Autograd.Distributed;
using DistributedWorker.Training;
using DistributedWorker.TrainingChecks;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace DistributedWorker.Commands;

/// <summary>Arguments: what throws, and on which rank; all others train as they should.</summary>
public static class FailTrainingCommand
{
    // In the second of four epochs, and in the middle of a share.
    private const int Calls = 25;
    private const int FailingRow = 100;

    public static int Run(string[] arguments)
    {
        ICommunicator world = Communicator.World;
        bool fails = world.Rank == int.Parse(arguments[1], CultureInfo.InvariantCulture);
        var mlContext = new MLContext(seed: 1);
        IEnumerable<Row> rows = TrainingCheck.Rows(sparse: false);
        switch (arguments[0])
        {
            case "view":
                Trained.Fit(mlContext, Trainer.Regression, Row.Load(mlContext, rows.Select((row, i) => fails && i == FailingRow ? throw new IOException("the disk is gone") : row)), options => options.Communicator = world);
                return 0;
            case "loss":
                int called = 0;
                AutogradLoss loss = AutogradLoss.FromExpression((prediction, label) => fails && ++called == Calls ? throw new NotSupportedException("the loss has failed") : (prediction - label).Square());
                Trained.Fit(mlContext, Trainer.Regression, Row.Load(mlContext, rows), options => (options.Communicator, options.Loss) = (world, loss));
                return 0;
            default:
                throw new ArgumentException($"fail-training: there is no {arguments[0]}.");
        }
    }
}
