using Autograd.Core;
using Autograd.Core.Optimizers;
using BenchmarkDotNet.Attributes;

namespace Benchmarks;

/// <summary>One training step of a linear model: linear, squared error, backward, SGD; against the same loop written by hand.</summary>
[MemoryDiagnoser]
public class TapeStep
{
    private readonly Tape<float> _tape = new();
    private float[] _x = [];
    private float[] _y = [];
    private float[] _w = [];
    private float[] _gradient = [];
    private float _b;
    private Variable<float> _inputs;
    private Variable<float> _targets;
    private Variable<float> _weight;
    private Variable<float> _bias;
    private SGD<float> _optimizer = null!;

    [Params("16x1", "64x128", "256x1024")]
    public string Size { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        int[] lengths = [.. Size.Split('x').Select(int.Parse)];
        var random = new Random(1);
        _x = [.. Enumerable.Range(0, lengths[0] * lengths[1]).Select(_ => (float)random.NextDouble() - 0.5f)];
        _y = [.. Enumerable.Range(0, lengths[0]).Select(_ => (float)random.NextDouble())];
        _w = new float[lengths[1]];
        _gradient = new float[lengths[1]];
        _inputs = Variable.Create(_x, lengths);
        _targets = Variable.Create(_y, [lengths[0], 1]);
        _weight = Variable.Zeros<float>([1, lengths[1]], requiresGrad: true);
        _bias = Variable.Zeros<float>([1], requiresGrad: true);
        _optimizer = new SGD<float>([_weight, _bias], learningRate: 1e-3);
    }

    [Benchmark(Baseline = true)]
    public float HandWritten()
    {
        int features = _w.Length;
        float loss = 0, biasGradient = 0;
        Array.Clear(_gradient);
        for (int row = 0; row < _y.Length; row++)
        {
            ReadOnlySpan<float> x = _x.AsSpan(row * features, features);
            float error = System.Numerics.Tensors.TensorPrimitives.Dot(x, _w) + _b - _y[row];
            loss += error * error;
            float slope = 2 * error / _y.Length;
            biasGradient += slope;
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(x, slope, _gradient, _gradient);
        }

        System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(_gradient, -1e-3f, _w, _w);
        _b -= 1e-3f * biasGradient;
        return loss / _y.Length;
    }

    [Benchmark]
    public float Autograd()
    {
        using (_tape.Step())
        {
            Variable<float> loss = Variable.MseLoss(_inputs.Linear(_weight, _bias), _targets);
            _optimizer.ZeroGrad();
            loss.Backward();
            _optimizer.Step();
            return loss.Item();
        }
    }
}
