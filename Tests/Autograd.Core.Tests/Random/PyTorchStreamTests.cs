using System.Numerics;
using System.Text.Json;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Random;

/// <summary>Random numbers of the default generator after <c>manual_seed</c>, against PyTorch's streams.</summary>
[TestClass]
public sealed class PyTorchStreamTests
{
    private static readonly JsonElement Seeds = TorchData.Read("rng.json").GetProperty("seeds");

    public static IEnumerable<string> All => Seeds.EnumerateObject().Select(seed => seed.Name);

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Uniform(string seed)
    {
        Exactly(seed, "rand20", () => Variable.Rand<float>([20]));
        Exactly(seed, "rand5_f64", () => Variable.Rand<double>([5]));
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Normal(string seed)
    {
        WithinALastBit(seed, "randn5", () => Variable.RandN<float>([5]));
        WithinALastBit(seed, "randn16", () => Variable.RandN<float>([16]));
        WithinALastBit(seed, "randn100", () => Variable.RandN<float>([100]));
        WithinALastBit(seed, "randn20_f64", () => Variable.RandN<double>([4, 5]));
    }

    [TestMethod]
    [DynamicData(nameof(All))]
    public void Integers(string seed)
    {
        Exactly(seed, "randint_0_10_20", () => Variable.RandInt<float>(0, 10, [20]));
        Exactly(seed, "randperm100", () => Variable.RandPerm<float>(100));
    }

    /// <summary>What <c>nn.Linear</c> begins with: weight, then bias, uniform in ±1/√in.</summary>
    [TestMethod]
    [DynamicData(nameof(All))]
    public void LinearParameters(string seed)
    {
        foreach ((string name, int inputs, int outputs) in new[] { ("linear3x2", 3, 2), ("linear1x1", 1, 1), ("linear100x1", 100, 1) })
        {
            Variable.ManualSeed(long.Parse(seed));
            float bound = (float)(1 / Math.Sqrt(inputs));
            Variable<float> weight = Variable.Zeros<float>([outputs, inputs]).Uniform_(-bound, bound);
            Variable<float> bias = Variable.Zeros<float>([outputs]).Uniform_(-bound, bound);
            JsonElement expected = Seeds.GetProperty(seed).GetProperty(name);
            Same(expected.GetProperty("w").Numbers(), weight, 0);
            Same(expected.GetProperty("b").Numbers(), bias, 0);
        }
    }

    private static void Exactly<T>(string seed, string name, Func<Variable<T>> draw)
        where T : unmanaged, IFloatingPointIeee754<T> => Compare(seed, name, draw, 0);

    private static void WithinALastBit<T>(string seed, string name, Func<Variable<T>> draw)
        where T : unmanaged, IFloatingPointIeee754<T> => Compare(seed, name, draw, typeof(T) == typeof(float) ? 2e-7 : 1e-15);

    private static void Compare<T>(string seed, string name, Func<Variable<T>> draw, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Variable.ManualSeed(long.Parse(seed));
        Same(Seeds.GetProperty(seed).GetProperty(name).Numbers(), draw(), tolerance);
    }

    private static void Same<T>(double[] expected, Variable<T> actual, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T> => Close.Within(tolerance, expected, actual);
}
