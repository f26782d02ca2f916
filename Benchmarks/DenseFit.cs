using BenchmarkDotNet.Attributes;
using Benchmarks.Peers.Data;
using Benchmarks.Peers.Fits;

namespace Benchmarks;

/// <summary>Five epochs over dense rows, reading included: the regression trainer, and a cursor and a loop by hand.</summary>
[MemoryDiagnoser]
public class DenseFit
{
    private const int Epochs = 5;

    private readonly HandWrittenFit _handWritten = new();
    private readonly AutogradFit _autograd = new();
    private LinearData _data = null!;

    [Params(10, 100)]
    public int Features { get; set; }

    [GlobalSetup]
    public void Setup() => _data = new LinearData(new Workload(200_000, Features));

    [Benchmark(Baseline = true)]
    public void HandWritten() => _handWritten.Fit(_data, Epochs);

    [Benchmark]
    public void Autograd() => _autograd.Fit(_data, Epochs);
}
