using Autograd.Core.Modules;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Modules;

/// <summary>Initialisers.</summary>
[TestClass]
public sealed class InitTests
{
    private const int Out = 300;
    private const int In = 200;

    private readonly Variable<double> _x = Variable.Zeros<double>([Out, In], requiresGrad: true);
    private readonly Generator _generator = new(5);

    [TestMethod]
    public void Constants()
    {
        Assert.IsTrue(Init.Ones_(_x).ToArray().All(element => element == 1));
        Assert.IsTrue(Init.Zeros_(_x).ToArray().All(element => element == 0));
        Assert.IsTrue(Init.Constant_(_x, 2.5).ToArray().All(element => element == 2.5));
        Assert.IsTrue(_x is { IsLeaf: true, RequiresGrad: true });
    }

    [TestMethod]
    public void Row_3_10_UniformsHaveTheirBounds()
    {
        AssertUniform(-2, 3, Init.Uniform_(_x, -2, 3, _generator));
        double xavier = 1.5 * Math.Sqrt(6.0 / (In + Out));
        AssertUniform(-xavier, xavier, Init.XavierUniform_(_x, 1.5, _generator));
        double kaiming = Math.Sqrt(6.0 / In), backwards = Math.Sqrt(6.0 / Out);
        AssertUniform(-kaiming, kaiming, Init.KaimingUniform_(_x, generator: _generator));
        AssertUniform(-backwards, backwards, Init.KaimingUniform_(_x, mode: FanMode.FanOut, nonlinearity: Nonlinearity.Relu, generator: _generator));
    }

    [TestMethod]
    public void NormalsHaveTheirMeanAndDeviation()
    {
        AssertNormal(1, 2, Init.Normal_(_x, 1, 2, _generator));
        AssertNormal(0, Math.Sqrt(2.0 / (In + Out)), Init.XavierNormal_(_x, generator: _generator));
        AssertNormal(0, Math.Sqrt(2 / 1.04 / In), Init.KaimingNormal_(_x, a: 0.2, generator: _generator));
    }

    [TestMethod]
    public void GainsArePyTorchs()
    {
        Assert.AreEqual(1, Init.CalculateGain(Nonlinearity.Linear));
        Assert.AreEqual(1, Init.CalculateGain(Nonlinearity.Sigmoid));
        Assert.AreEqual(5.0 / 3, Init.CalculateGain(Nonlinearity.Tanh));
        Assert.AreEqual(Math.Sqrt(2), Init.CalculateGain(Nonlinearity.Relu));
        Close.Within(1e-15, 1.4141428569978354, Init.CalculateGain(Nonlinearity.LeakyRelu));
        Close.Within(1e-15, Math.Sqrt(1.6), Init.CalculateGain(Nonlinearity.LeakyRelu, 0.5));
        Assert.AreEqual(0.75, Init.CalculateGain(Nonlinearity.Selu));
    }

    [TestMethod]
    public void TheDimensionsBehindTheSecondCountAsAField()
    {
        double bound = Math.Sqrt(3.0 / (4 * 10));
        AssertUniform(-bound, bound, Init.KaimingUniform_(Variable.Zeros<double>([500, 4, 2, 5]), a: 1, generator: _generator));
    }

    [TestMethod]
    public void FansNeedTwoDimensions()
    {
        Expect.Error<ArgumentException>(() => Init.XavierUniform_(Variable.Zeros<double>([3])), "fewer than 2 dimensions", "[3]");
        Expect.Error<ArgumentException>(() => Init.KaimingNormal_(Variable.Zeros<double>([3])), "fewer than 2 dimensions", "[3]");
    }

    private static void AssertUniform(double low, double high, Variable<double> x)
    {
        double[] values = x.ToArray();
        double width = high - low, step = 10 * width / values.Length;
        Assert.IsTrue(values.All(value => value >= low && value < high));
        Assert.IsLessThan(low + step, values.Min());
        Assert.IsGreaterThan(high - step, values.Max());
        Assert.IsLessThan(0.02 * width, Math.Abs(values.Average() - ((low + high) / 2)));
    }

    private static void AssertNormal(double mean, double deviation, Variable<double> x)
    {
        double[] values = x.ToArray();
        double average = values.Average(), measured = Math.Sqrt(values.Sum(value => (value - average) * (value - average)) / values.Length);
        Assert.IsLessThan(0.03 * deviation, Math.Abs(average - mean));
        Assert.IsLessThan(0.03 * deviation, Math.Abs(measured - deviation));
    }
}
