using System.Globalization;
using Autograd.Distributed;
using Microsoft.ML.Trainers;

namespace DistributedWorker.Training;

/// <summary>A training that is interrupted and goes on later, perhaps on another number of ranks.</summary>
/// <param name="Trainer">The trainer.</param>
/// <param name="Sparse">Whether rows are sparse.</param>
/// <param name="Blocks">The reproducible blocks; null for none.</param>
internal sealed record LongTraining(Trainer Trainer, bool Sparse, int? Blocks)
{
    public const int Epochs = 5;

    private const int Count = 600;

    private static readonly List<Row> _dense = Row.Draw(Count, seed: 1);
    private static readonly List<Row> _sparse = Row.Draw(Count, seed: 2, sparse: true);

    public static IEnumerable<LongTraining> All => from training in Together.Cases from blocks in new int?[] { null, 4 } select new LongTraining(training.Trainer, training.Sparse, blocks);

    /// <summary>What its checkpoint is called.</summary>
    public string FileName => string.Create(CultureInfo.InvariantCulture, $"{Trainer}-{(Sparse ? "sparse" : "dense")}-{Blocks ?? 0}");

    /// <summary>Trains on all ranks.</summary>
    public Trained Run(ICommunicator world, Action<LinearTrainerOptions>? set = null) => Together.Fit(world, Trainer, Sparse ? _sparse : _dense, Blocks, options =>
    {
        (options.Optimizer, options.NumberOfEpochs, options.ValidationFraction) = (AutogradOptimizer.Adam(), Epochs, 0.1f);
        set?.Invoke(options);
    });

    /// <summary>The checkpoint in a directory, for the first rank; where others run there may be no such directory.</summary>
    public string PathOn(ICommunicator world, string directory) => Path.Combine(directory, world.Rank == 0 ? "" : "elsewhere", FileName);
}
