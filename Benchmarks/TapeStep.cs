using Autograd.Core;
using Autograd.Core.Optimizers;
using BenchmarkDotNet.Attributes;

namespace Benchmarks;

/// <summary>One training step of a linear model: linear, squared error, backward, SGD; its parts; and the same written by hand.</summary>
[MemoryDiagnoser]
public class TapeStep
{
    private readonly Tape<float> _tape = new();
    private HandWrittenStep _handWritten = null!;
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
        float[] x = [.. Enumerable.Range(0, lengths[0] * lengths[1]).Select(_ => (float)random.NextDouble() - 0.5f)];
        float[] y = [.. Enumerable.Range(0, lengths[0]).Select(_ => (float)random.NextDouble())];
        _handWritten = new HandWrittenStep(x, y);
        _inputs = Variable.Create(x, lengths);
        _targets = Variable.Create(y, [lengths[0], 1]);
        _weight = Variable.Zeros<float>([1, lengths[1]], requiresGrad: true);
        _bias = Variable.Zeros<float>([1], requiresGrad: true);
        _optimizer = new SGD<float>([_weight, _bias], learningRate: 1e-3);
    }

    [Benchmark(Baseline = true)]
    public float HandWritten() => _handWritten.Run();

    [Benchmark]
    public float Autograd()
    {
        using (_tape.Step())
        {
            float loss = Backward();
            _optimizer.Step();
            return loss;
        }
    }

    /// <summary>The loss alone.</summary>
    [Benchmark]
    public float Function()
    {
        using GradMode.Scope scope = GradMode.NoGrad();
        using (_tape.Step())
            return Loss().Item();
    }

    /// <summary>The loss and its gradient, without an update.</summary>
    [Benchmark]
    public float Gradient()
    {
        using (_tape.Step())
            return Backward();
    }

    private float Backward()
    {
        Variable<float> loss = Loss();
        _optimizer.ZeroGrad();
        loss.Backward();
        return loss.Item();
    }

    private Variable<float> Loss() => Variable.MseLoss(_inputs.Linear(_weight, _bias), _targets);
}
