using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.Distributed.Tests.Training;

/// <summary>The same training on one process and on several ranks.</summary>
internal static class Job
{
    /// <summary>Trains on all rows, without a communicator.</summary>
    public static Trained Alone(Trainer trainer, List<Row> rows, Action<LinearTrainerOptions>? set = null, List<Row>? validation = null)
        => Trained.FitAll(trainer, rows, set, validation);

    /// <summary>Trains on shares, each on a rank of its own, and returns the model, which all ranks must have alike.</summary>
    /// <param name="shares">How many rows each rank has; the last also has what is left.</param>
    /// <param name="trainer">The trainer.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="set">Sets options; gets the rank too.</param>
    /// <param name="validation">All validation rows, of which each rank has every so manieth.</param>
    public static Trained Shared(int[] shares, Trainer trainer, List<Row> rows, Action<LinearTrainerOptions, int>? set = null, List<Row>? validation = null)
    {
        var models = new Trained[shares.Length];
        InProcessCommunicator.Run(shares.Length, communicator =>
        {
            int rank = communicator.Rank, start = shares.Take(rank).Sum(), count = rank == shares.Length - 1 ? rows.Count - start : shares[rank];
            var mlContext = new MLContext(seed: 1 + rank);
            models[rank] = Trained.Fit(
                mlContext,
                trainer,
                Row.Load(mlContext, rows.GetRange(start, count)),
                options =>
                {
                    options.Communicator = communicator;
                    set?.Invoke(options, rank);
                },
                validation is null ? null : Row.Load(mlContext, validation.Skip(validation.Count * rank / shares.Length).Take((validation.Count * (rank + 1) / shares.Length) - (validation.Count * rank / shares.Length))));
        });
        foreach (Trained model in models)
            Assert.AreEqual(models[0].Bits(), model.Bits());
        return models[0];
    }

    /// <summary>Trains on shares, and keeps what each rank throws.</summary>
    public static void Try(int[] shares, Trainer trainer, Func<int, IEnumerable<Row>> rows, Action<LinearTrainerOptions, int> set, Exception?[] failures)
        => InProcessCommunicator.Run(shares.Length, communicator =>
        {
            var mlContext = new MLContext(seed: 1);
            try
            {
                Trained.Fit(mlContext, trainer, Row.Load(mlContext, rows(communicator.Rank)), options =>
                {
                    options.Communicator = communicator;
                    set(options, communicator.Rank);
                });
            }
            catch (Exception exception)
            {
                failures[communicator.Rank] = exception;
            }
        });

    /// <summary>Shares as equal as can be, of whole blocks.</summary>
    public static int[] Even(int ranks, int rows, int blocks = 840)
        => [.. Enumerable.Range(0, ranks).Select(rank => Start(rank + 1, ranks, rows, blocks) - Start(rank, ranks, rows, blocks))];

    private static int Start(int rank, int ranks, int rows, int blocks) => (int)((long)rank * blocks / ranks * rows / blocks);
}
