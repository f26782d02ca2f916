using Autograd.Core;
using BenchmarkDotNet.Attributes;

namespace Benchmarks;

/// <summary>One iteration of the Fahrenheit tutorial's loop in the default lifetime, garbage and all.</summary>
[MemoryDiagnoser]
public class EagerStep
{
    private readonly Variable<float> _celsius = Variable.Create([0.5f, 14, 15, 28, 11, 8, 3, -4, 6, 13, 21]);
    private readonly Variable<float> _unknown = Variable.Create([3.57f, 5.59f, 5.82f, 8.19f, 5.63f, 4.89f, 3.39f, 2.18f, 4.84f, 6.04f, 6.84f]);
    private Variable<float> _parameters = Variable.Create([1f, 0f], requiresGrad: true);

    [Benchmark]
    public void Fahrenheit()
    {
        var (w, b) = _parameters.Unbind();
        Variable<float> loss = ((w * _unknown) + b - _celsius).Square().Mean();
        loss.Backward();
        _parameters = (_parameters - (0.01f * _parameters.Grad!.Value)).Detach().RequiresGrad_();
    }
}
