using System.Numerics;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Pointwise;

/// <summary>An element gives the same bits wherever it stands: in a vector, beside whatever neighbours, or alone.</summary>
[TestClass]
public sealed class LaneTests
{
    private static readonly double[] Extremes =
        [0, -0.0, 1, -1, 0.5, 1e-10, -1e-10, 84.9, -84.9, 87, -87, 103, 700, -700, 709.7, -744, 1e30, -1e30, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [TestMethod]
    [DataRow("Log1p")]
    [DataRow("Expm1")]
    [DataRow("Tanh")]
    [DataRow("Erf")]
    [DataRow("LogSigmoid")]
    [DataRow("Softplus")]
    [DataRow("Elu")]
    [DataRow("Gelu")]
    [DataRow("Gelu tanh")]
    public void ValuesAndGradients(string name)
    {
        Compare<double>(name);
        Compare<float>(name);
    }

    private static void Compare<T>(string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new System.Random(1);
        T[] x = [.. Enumerable.Range(0, 501).Select(_ => T.CreateTruncating(random.Next(4) == 0 ? Extremes[random.Next(Extremes.Length)] : (random.NextDouble() * 20) - 10))];
        Variable<T> together = Variable.Create(x, requiresGrad: true), values = Call(name, together);
        values.Sum().Backward();
        T[] y = values.ToArray(), dx = together.Grad!.Value.ToArray();
        for (int i = 0; i < x.Length; i++)
        {
            Variable<T> alone = Variable.Create([x[i]], requiresGrad: true), value = Call(name, alone);
            value.Backward();
            AssertSame(value.Item(), y[i], $"{name}({x[i]:R})");
            AssertSame(alone.Grad!.Value.Item(), dx[i], $"gradient of {name}({x[i]:R})");
        }
    }

    // Which of its NaNs a sum hands on is up to the compiler.
    private static void AssertSame<T>(T expected, T actual, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!T.IsNaN(expected) || !T.IsNaN(actual))
            Close.SameBits<T>([expected], [actual], what);
    }

    private static Variable<T> Call<T>(string name, Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => name switch
        {
            "Log1p" => x.Log1p(),
            "Expm1" => x.Expm1(),
            "Tanh" => x.Tanh(),
            "Erf" => x.Erf(),
            "LogSigmoid" => x.LogSigmoid(),
            "Softplus" => x.Softplus(),
            "Elu" => x.Elu(),
            "Gelu" => x.Gelu(),
            "Gelu tanh" => x.Gelu(GeluApproximation.Tanh),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such function."),
        };
}
