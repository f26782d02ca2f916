using System.Numerics.Tensors;
using Autograd.Core;
using Autograd.MLNet.Communication;
using Autograd.MLNet.Data;
using Autograd.MLNet.Models;

namespace Autograd.MLNet.Training.Steps;

/// <summary>Gradients of rows that several ranks have together, computed for each block of rows and added in the order of the blocks: the same bits on any number of ranks and threads.</summary>
/// <remarks>Each rank fills the places of its blocks in a buffer for all blocks; a reduction brings them together exactly, because all other ranks add zeros.</remarks>
internal sealed class BlockGradient : IGradient
{
    private const int MostRows = 1024;
    private const int MostWorkers = 8;

    private readonly TrainingData _data;
    private readonly RowBlocks _blocks;
    private readonly LinearModel _model;
    private readonly CancellationToken _cancellation;
    private readonly BlockWorker[] _workers;
    private readonly Crew _crew;
    private readonly Action<int> _work;
    private readonly double[] _lastLosses;
    private readonly double[] _losses;
    private RowBatch _batch;
    private int _slot;

    public BlockGradient(TrainingData data, Objective objective, LinearModel model, int threads, CancellationToken cancellation)
    {
        (_data, _blocks, _model, _cancellation) = (data, data.Blocks!, model, cancellation);
        Exchange = new StepExchange(data.Ranks!, _blocks.Count * (model.Weights.FlattenedLength + model.Outputs + 1));
        _lastLosses = new double[_blocks.OwnCount];
        _losses = new double[_blocks.OwnCount];
        _workers = new BlockWorker[Math.Clamp(Math.Min(threads, _blocks.OwnCount), 1, MostWorkers)];
        for (int i = 0; i < _workers.Length; i++)
        {
            Variable<float> weights = model.Weights.Detach().RequiresGrad_(), biases = model.Biases.Detach().RequiresGrad_();
            weights.SetGrad(Variable.Zeros<float>(weights.Shape));
            biases.SetGrad(Variable.Zeros<float>(biases.Shape));
            _workers[i] = new BlockWorker(objective, model.NewInput(), weights, biases, data.LabelWidth, data.IsWeighted, MostRows);
        }

        model.Weights.SetGrad(Variable.Zeros<float>(model.Weights.Shape));
        model.Biases.SetGrad(Variable.Zeros<float>(model.Biases.Shape));
        _crew = new Crew(_workers.Length, _workers.Length);
        _work = Train;
    }

    /// <summary>What brings the blocks together.</summary>
    public StepExchange Exchange { get; }

    public double ReportedLoss { get; private set; }

    public double TrainedLoss { get; private set; }

    public bool TryCompute(in RowBatch batch)
    {
        int weights = _model.TrainedWeights;
        _slot = weights + _model.Outputs + 1;
        Exchange.Length = _blocks.Count * _slot;
        _data.Ranks!.Next = Exchange;
        Exchange.Numbers.Clear();
        _batch = batch;
        _crew.Run(_workers.Length, _work);

        double own = 0;
        foreach (double loss in _lastLosses)
            own += loss;
        if (!Exchange.Run(double.IsFinite(own), _cancellation.IsCancellationRequested))
            return false;

        Span<float> ofWeights = _model.Weights.Grad!.Value.AsWritableSpan()[..weights], ofBiases = _model.Biases.Grad!.Value.AsWritableSpan();
        ofWeights.Clear();
        ofBiases.Clear();
        TrainedLoss = 0;
        for (int block = 0; block < _blocks.Count; block++)
        {
            ReadOnlySpan<float> slot = Exchange.Numbers.Slice(block * _slot, _slot);
            TensorPrimitives.Add(ofWeights, slot[..weights], ofWeights);
            TensorPrimitives.Add(ofBiases, slot.Slice(weights, _model.Outputs), ofBiases);
            TrainedLoss += slot[^1];
        }

        ReportedLoss = Exchange.IsFinite || !double.IsFinite(own) ? own : double.NaN;
        return true;
    }

    public void KeepLoss() => TensorPrimitives.Add(_losses, _lastLosses, _losses);

    public double TakeLoss()
    {
        double all = 0;
        int block = 0;
        _data.Ranks!.InOrder(_blocks, 1, (_, _, sum) => sum[0] = _losses[block++], sum => all += sum.Span[0]);
        Array.Clear(_losses);
        return all;
    }

    private void Train(int place)
    {
        BlockWorker worker = _workers[place];
        for (int block = place; block < _blocks.OwnCount; block += _workers.Length)
        {
            (int start, int end) = (FirstFrom(_blocks.Start(block)), FirstFrom(_blocks.Start(block) + _blocks.RowCount(block)));
            _lastLosses[block] = 0;
            if (start == end)
                continue;
            worker.Begin();
            for (; start < end; start += MostRows)
                worker.Train(_batch.Set, _batch.Rows.From(start), Math.Min(MostRows, end - start), _batch.MeanOf);
            _lastLosses[block] = worker.ReportedLoss;
            Span<float> slot = Exchange.Numbers.Slice((_blocks.First + block) * _slot, _slot);
            worker.Weights.Grad!.Value.AsSpan()[..(_slot - 1 - _model.Outputs)].CopyTo(slot);
            worker.Biases.Grad!.Value.AsSpan().CopyTo(slot[(_slot - 1 - _model.Outputs)..]);
            slot[^1] = (float)worker.TrainedLoss;
        }
    }

    // Where the rows of the batch, which increase, reach a row.
    private int FirstFrom(int row)
    {
        int at = _batch.Rows.Indices.Span.BinarySearch(row);
        return at < 0 ? ~at : at;
    }
}
