using System.Numerics.Tensors;
using Autograd.Core;
using Autograd.Core.Optimizers;
using Autograd.Core.Sparse;
using BenchmarkDotNet.Attributes;

namespace Benchmarks;

/// <summary>
/// One training step of a linear model on rows of which few elements are not 0: squared error, backward, SGD; against loops over the same rows written out in full, and
/// over their elements only. Times are per element that is not 0.
/// </summary>
[MemoryDiagnoser]
public class SparseStep
{
    private const int Rows = 256;
    private const int PerRow = 32;
    private const float LearningRate = 1e-3f;

    private readonly Tape<float> _tape = new();
    private readonly float[] _y = new float[Rows];
    private readonly float[] _slopes = new float[Rows];
    private float[] _dense = [];
    private float[] _w = [];
    private float[] _gradient = [];
    private int[] _used = [];
    private SparseRows<float> _rows = null!;
    private SparseRows<float> _rowsOfUsed = null!;
    private Variable<float> _targets;
    private Variable<float> _weight;
    private SGD<float> _optimizer = null!;
    private RowTable<float> _table = null!;
    private SGD<float> _tableOptimizer = null!;

    [Params(1_000, 20_000)]
    public int Features { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _dense = new float[Rows * Features];
        _w = new float[Features];
        _gradient = new float[Features];
        _rows = new SparseRows<float>(Features);
        var columns = new int[Rows][];
        for (int row = 0; row < Rows; row++)
        {
            _y[row] = random.NextSingle();
            columns[row] = [.. Enumerable.Range(0, PerRow).Select(_ => random.Next(Features))];
            float[] values = [.. columns[row].Select(_ => random.NextSingle())];
            _rows.Add(columns[row], values);
            for (int i = 0; i < PerRow; i++)
                _dense[(row * Features) + columns[row][i]] += values[i];
        }

        _used = [.. columns.SelectMany(column => column).Distinct()];
        _rowsOfUsed = new SparseRows<float>(_used.Length);
        for (int row = 0; row < Rows; row++)
            _rowsOfUsed.Add([.. columns[row].Select(column => Array.IndexOf(_used, column))], _rows.Values.Slice(row * PerRow, PerRow));

        _targets = Variable.Create(_y, [Rows, 1]);
        _weight = Variable.Zeros<float>([Features, 1], requiresGrad: true);
        _optimizer = new SGD<float>([_weight], LearningRate);
        _table = new RowTable<float>(Features, 1, _used.Length);
        _tableOptimizer = new SGD<float>([_table.Active], LearningRate);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows * PerRow)]
    public float DenseLoops()
    {
        float loss = 0;
        Array.Clear(_gradient);
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<float> x = _dense.AsSpan(row * Features, Features);
            float error = TensorPrimitives.Dot(x, _w) - _y[row];
            loss += error * error;
            TensorPrimitives.MultiplyAdd(x, 2 * error / Rows, _gradient, _gradient);
        }

        TensorPrimitives.MultiplyAdd(_gradient, -LearningRate, _w, _w);
        return loss / Rows;
    }

    [Benchmark(OperationsPerInvoke = Rows * PerRow)]
    public float SparseLoops()
    {
        ReadOnlySpan<int> offsets = _rows.RowOffsets, columns = _rows.ColumnIndices;
        ReadOnlySpan<float> values = _rows.Values;
        float loss = 0;
        for (int row = 0; row < Rows; row++)
        {
            float error = -_y[row];
            for (int i = offsets[row]; i < offsets[row + 1]; i++)
                error += values[i] * _w[columns[i]];
            loss += error * error;
            _slopes[row] = 2 * error / Rows;
        }

        for (int row = 0; row < Rows; row++)
        {
            float step = LearningRate * _slopes[row];
            for (int i = offsets[row]; i < offsets[row + 1]; i++)
                _w[columns[i]] -= step * values[i];
        }

        return loss / Rows;
    }

    [Benchmark(OperationsPerInvoke = Rows * PerRow)]
    public float Autograd() => Step(_rows, _weight, _optimizer);

    /// <summary>Only the weights of features that occur in the batch are touched.</summary>
    [Benchmark(OperationsPerInvoke = Rows * PerRow)]
    public float AutogradWithTable()
    {
        _table.Gather(_used, _tableOptimizer);
        float loss = Step(_rowsOfUsed, _table.Active, _tableOptimizer);
        _table.Scatter();
        _table.Shrink(LearningRate, 0, 1e-4);
        return loss;
    }

    private float Step(SparseRows<float> x, Variable<float> weight, SGD<float> optimizer)
    {
        using (_tape.Step())
        {
            Variable<float> loss = Variable.MseLoss(x.MatMul(weight), _targets);
            optimizer.ZeroGrad();
            loss.Backward();
            optimizer.Step();
            return loss.Item();
        }
    }
}
