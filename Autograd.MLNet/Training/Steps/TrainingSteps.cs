using Autograd.MLNet.Communication;
using Autograd.MLNet.Data;
using Autograd.MLNet.Models;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Training.Steps;

/// <summary>What steps are made of: by this process alone, by ranks that add their gradients, as they come or block by block, or by ranks that average their weights.</summary>
/// <param name="Batches">The rows of the steps.</param>
/// <param name="Gradient">Their gradients.</param>
/// <param name="Averaging">What averages the weights; null where gradients are added.</param>
internal sealed record TrainingSteps(IBatches Batches, IGradient Gradient, Averaging? Averaging)
{
    // A block of rows with fewer numbers each is done before another processor has heard of it.
    private const int FewestNumbersForThreads = 32;
    private const int MostThreads = 8;

    /// <summary>What the options ask for.</summary>
    public static TrainingSteps Create(TrainingSetup setup, LinearTrainerOptions options)
    {
        (TrainingData data, LinearModel model) = (setup.Data, setup.Model);
        int threads = options.NumberOfThreads ?? (data.IsSparse || model.Columns * model.Outputs >= FewestNumbersForThreads ? Math.Min(Environment.ProcessorCount, MostThreads) : 1);
        bool shuffle = options.Shuffle && !setup.Optimizer.IsFullBatch;
        if (data.Ranks is not { } ranks)
            return new(new OwnBatches(data, setup.Seed, shuffle, setup.BatchSize), new OwnGradient(OfRows()), null);

        if (options.AverageEverySteps is { } steps)
        {
            var averaging = new Averaging(ranks, model, steps, options.CancellationToken);
            return new(Shared(averaging.Exchange, areOwn: true), new OwnGradient(OfRows(), ranks), averaging);
        }

        // L-BFGS is asked before a step, which is many evaluations.
        CancellationToken cancellation = setup.Optimizer.IsFullBatch ? CancellationToken.None : options.CancellationToken;
        ColumnExchange? columns = model is SparseModel ? new ColumnExchange(ranks, (CsrRows)data.Parts().Single().Features, setup.Standardization.FilledColumns.Length) : null;
        if (model is SparseModel sparse)
            sparse.Exchange = columns;
        if (options.ReproducibleBlocks is not null)
        {
            var blocks = new BlockGradient(data, setup.Objective, model, threads, cancellation);
            return new(Shared(blocks.Exchange, columns: columns), blocks, null);
        }

        var shared = new SharedGradient(data, OfRows(), model, cancellation);
        return new(Shared(shared.Exchange, columns: columns), shared, null);

        BatchGradient OfRows() => new(setup.Objective, model, data.LabelWidth, data.IsWeighted, setup.BatchSize, threads, isShared: data.Ranks is not null);

        SharedBatches Shared(StepExchange exchange, bool areOwn = false, ColumnExchange? columns = null)
            => new(data, setup.Seed, shuffle, setup.BatchSize, areOwn, setup.Optimizer.IsFullBatch ? null : (IExchange?)columns ?? exchange, columns);
    }
}
