using Autograd.Core;
using BenchmarkDotNet.Attributes;

namespace Benchmarks;

/// <summary>One iteration of the Fahrenheit tutorial's loop in the default lifetime, garbage and all; and the same written by hand.</summary>
[MemoryDiagnoser]
public class EagerStep
{
    private const float LearningRate = 0.01f;

    private static readonly float[] Celsius = [0.5f, 14, 15, 28, 11, 8, 3, -4, 6, 13, 21];
    private static readonly float[] Unknown = [3.57f, 5.59f, 5.82f, 8.19f, 5.63f, 4.89f, 3.39f, 2.18f, 4.84f, 6.04f, 6.84f];

    private readonly Variable<float> _celsius = Variable.Create(Celsius);
    private readonly Variable<float> _unknown = Variable.Create(Unknown);
    private Variable<float> _parameters = Variable.Create([1f, 0f], requiresGrad: true);
    private float _w = 1;
    private float _b;

    [Benchmark(Baseline = true)]
    public float HandWritten()
    {
        float loss = 0, dw = 0, db = 0;
        for (int i = 0; i < Celsius.Length; i++)
        {
            float error = (_w * Unknown[i]) + _b - Celsius[i];
            loss += error * error;
            dw += 2 * error * Unknown[i];
            db += 2 * error;
        }

        _w -= LearningRate * dw / Celsius.Length;
        _b -= LearningRate * db / Celsius.Length;
        return loss / Celsius.Length;
    }

    [Benchmark]
    public Variable<float> Fahrenheit()
    {
        var (w, b) = _parameters.Unbind();
        Variable<float> loss = ((w * _unknown) + b - _celsius).Square().Mean();
        loss.Backward();
        _parameters = (_parameters - (LearningRate * _parameters.Grad!.Value)).Detach().RequiresGrad_();
        return loss;
    }
}
