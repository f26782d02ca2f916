using Autograd.Core.Optimizers;

namespace Autograd.Core.Tests.Optimizers;

/// <summary>f(p) = Σ c·(p − t)² + 0.1·p₀·p₁·p₂ + Σ sin p with c = [1, 3, 10] and t = [1, −2, 0.5], on which PyTorch's optimizers were traced.</summary>
public static class PyTorchFunction
{
    private static readonly double[] Scales = [1, 3, 10];
    private static readonly double[] Targets = [1, -2, 0.5];

    public static Variable<double> Start() => Variable.Create([3.0, -1.0, 0.25], requiresGrad: true);

    public static double Value(double[] p)
        => p.Select((x, i) => (Scales[i] * (x - Targets[i]) * (x - Targets[i])) + Math.Sin(x)).Sum() + (0.1 * p[0] * p[1] * p[2]);

    public static double[] Gradient(double[] p)
        => [.. p.Select((x, i) => (2 * Scales[i] * (x - Targets[i])) + (0.1 * p[(i + 1) % 3] * p[(i + 2) % 3]) + Math.Cos(x))];

    /// <summary>One step of an optimizer that has the parameter p.</summary>
    public static void Step(Variable<double> p, Optimizer<double> optimizer)
    {
        optimizer.ZeroGrad();
        p.Backward(Variable.Create(Gradient(p.ToArray())));
        optimizer.Step();
    }
}
