using System.Numerics.Tensors;
using Autograd.Core;
using Autograd.MLNet.Models;

namespace Autograd.MLNet.Training.Steps;

/// <summary>Loss and gradient of a batch, by blocks of rows that several threads may share.</summary>
/// <remarks>
/// Which worker takes which block, and the order their gradients are added in, depend on the number of rows alone: the number of threads changes nothing but the time.
/// </remarks>
internal sealed class BatchGradient
{
    private const int BlockRows = 1024;
    private const int MostWorkers = 8;

    private readonly BlockWorker[] _workers;
    private readonly Crew _crew;
    private readonly Action<int> _work;
    private RowBatch _batch;

    /// <summary>Workers for batches of a size.</summary>
    /// <param name="objective">The loss.</param>
    /// <param name="model">What is trained.</param>
    /// <param name="labelWidth">How many numbers a label is.</param>
    /// <param name="isWeighted">Whether rows have weights.</param>
    /// <param name="batchSize">The most rows of a batch.</param>
    /// <param name="threads">How many work.</param>
    /// <param name="isShared">Whether other ranks have some of the rows, so that batches here are of many sizes.</param>
    public BatchGradient(Objective objective, LinearModel model, int labelWidth, bool isWeighted, int batchSize, int threads, bool isShared)
    {
        Weights = model.Weights;
        Biases = model.Biases;
        _workers = new BlockWorker[Math.Clamp((batchSize + BlockRows - 1) / BlockRows, 1, MostWorkers)];
        for (int i = 0; i < _workers.Length; i++)
        {
            // The first worker's gradients are the optimizer's.
            Variable<float> weights = i == 0 ? Weights : Weights.Detach().RequiresGrad_();
            Variable<float> biases = i == 0 ? Biases : Biases.Detach().RequiresGrad_();
            _workers[i] = new BlockWorker(objective, model.NewInput(), weights, biases, labelWidth, isWeighted, isShared ? Math.Min(batchSize, BlockRows) : 1);
        }

        _crew = new Crew(Math.Min(threads, _workers.Length), _workers.Length);
        _work = Train;
    }

    public Variable<float> Weights { get; }

    public Variable<float> Biases { get; }

    /// <summary>The sum of the last batch's losses, in the label's units.</summary>
    public double ReportedLoss { get; private set; }

    /// <summary>The last batch's mean loss, as it is trained on.</summary>
    public double TrainedLoss { get; private set; }

    /// <summary>Computes the loss and its gradients.</summary>
    public void Compute(in RowBatch batch)
    {
        _batch = batch;
        int workers = Math.Clamp((batch.Count + BlockRows - 1) / BlockRows, 1, _workers.Length);
        _crew.Run(workers, _work);
        ReportedLoss = _workers[0].ReportedLoss;
        TrainedLoss = _workers[0].TrainedLoss;
        for (int i = 1; i < workers; i++)
        {
            ReportedLoss += _workers[i].ReportedLoss;
            TrainedLoss += _workers[i].TrainedLoss;
            AddGradient(_workers[i].Weights, Weights);
            AddGradient(_workers[i].Biases, Biases);
        }
    }

    private static void AddGradient(Variable<float> from, Variable<float> to)
    {
        Span<float> sum = to.Grad!.Value.AsWritableSpan();
        TensorPrimitives.Add(sum, from.Grad!.Value.AsSpan(), sum);
    }

    private void Train(int index)
    {
        BlockWorker worker = _workers[index];
        worker.Begin();
        for (int start = index * BlockRows; start < _batch.Count; start += _workers.Length * BlockRows)
            worker.Train(_batch.Set, _batch.Order.From(_batch.Start + start), Math.Min(BlockRows, _batch.Count - start), _batch.MeanOf);
    }
}
