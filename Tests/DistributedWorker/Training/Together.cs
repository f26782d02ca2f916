using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Autograd.Distributed;
using DistributedWorker.Checks;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace DistributedWorker.Training;

/// <summary>Trainings of all ranks of a world.</summary>
internal static class Together
{
    /// <summary>What can be trained: each trainer, on dense and on sparse rows.</summary>
    public static IEnumerable<(Trainer Trainer, bool Sparse)> Cases { get; } = [.. from trainer in Enum.GetValues<Trainer>() from sparse in new[] { false, true } select (trainer, sparse)];

    /// <summary>Trains on shares of whole blocks, and makes sure that all ranks have the same model.</summary>
    public static Trained Fit(ICommunicator world, Trainer trainer, List<Row> rows, int? blocks, Action<LinearTrainerOptions>? set = null, List<Row>? validation = null)
    {
        var mlContext = new MLContext(seed: 1 + world.Rank);
        IDataView share = mlContext.Data.ShardRows(Row.Load(mlContext, rows), world, blocks);
        return Fit(mlContext, world, trainer, share, options =>
        {
            options.ReproducibleBlocks = blocks;
            set?.Invoke(options);
        }, validation is null ? null : mlContext.Data.ShardRows(Row.Load(mlContext, validation), world, blocks));
    }

    /// <summary>Trains on shares of a given number of rows.</summary>
    public static Trained Fit(ICommunicator world, Trainer trainer, List<Row> rows, int[] shares)
    {
        var mlContext = new MLContext(seed: 1);
        return Fit(mlContext, world, trainer, Row.Load(mlContext, rows.GetRange(shares.Take(world.Rank).Sum(), shares[world.Rank])), _ => { });
    }

    private static Trained Fit(MLContext mlContext, ICommunicator world, Trainer trainer, IDataView share, Action<LinearTrainerOptions> set, IDataView? validation = null)
    {
        Trained model = Trained.Fit(
            mlContext,
            trainer,
            share,
            options =>
            {
                options.Communicator = world;
                set(options);
            },
            validation);
        byte[] hash = SHA256.HashData(MemoryMarshal.AsBytes(model.Numbers.AsSpan())), hashes = new byte[world.Size * hash.Length];
        world.AllGather(hash, hashes);
        for (int rank = 0; rank < world.Size; rank++)
            CommunicatorCheck.Require(hashes.AsSpan(rank * hash.Length, hash.Length).SequenceEqual(hash), $"Ranks {world.Rank} and {rank} have other models.");
        return model;
    }
}
