using Autograd.Core.Optimizers;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Optimizers;

/// <summary>Clipping by norm and by value.</summary>
[TestClass]
public sealed class GradientClippingTests
{
    private readonly Variable<double>[] _parameters = [With([3, -4]), With([12]), Variable.Create([7.0], requiresGrad: true)];

    [TestMethod]
    [DataRow(2.0, 13.0)]
    [DataRow(1.0, 19.0)]
    [DataRow(double.PositiveInfinity, 12.0)]
    [DataRow(3.0, 12.2071)]
    public void TheNormIsThatOfAllGradients(double type, double expected)
    {
        Close.Within(1e-4, expected, _parameters.GradNorm(type));
        Assert.AreEqual(_parameters.GradNorm(type), _parameters.ClipGradNorm_(1000, type));
        Assert.AreSequenceEqual([3.0, -4], _parameters[0].Grad!.Value.ToArray());
    }

    [TestMethod]
    public void Row_3_5_LargeGradientsAreScaledAlike()
    {
        Assert.AreEqual(13, _parameters.ClipGradNorm_(6.5));
        Close.Within(1e-6, [1.5, -2], _parameters[0].Grad!.Value);
        Close.Within(1e-6, [6.0], _parameters[1].Grad!.Value);
        Assert.IsNull(_parameters[2].Grad);
        Close.Within(1e-15, 6.5 / (13 + 1e-6) * 13, _parameters.GradNorm());
        Assert.AreEqual(1, _parameters[0].Grad!.Value.Version);
    }

    [TestMethod]
    public void NoGradientsHaveNorm0()
    {
        Variable<double>[] none = [_parameters[2]];
        Assert.AreEqual(0, none.ClipGradNorm_(1));
        Assert.AreEqual(0, none.GradNorm(double.PositiveInfinity));
    }

    [TestMethod]
    [DataRow(double.NaN)]
    [DataRow(double.PositiveInfinity)]
    public void ANormThatIsNotFiniteIsAnErrorWhereAsked(double element)
    {
        Variable<double>[] parameters = [With([1, element])];
        Expect.Error<InvalidOperationException>(() => parameters.ClipGradNorm_(1, errorIfNonfinite: true), "non-finite", "cannot be clipped");
        Assert.AreSequenceEqual([1, element], parameters[0].Grad!.Value.ToArray());
        Assert.AreEqual(element, parameters.GradNorm(1));
        Assert.AreEqual(element, parameters.GradNorm(double.PositiveInfinity));
        Assert.AreEqual(element, parameters.ClipGradNorm_(1));
        Assert.IsTrue(double.IsNaN(parameters[0].Grad!.Value.ToArray()[1]));
    }

    [TestMethod]
    public void ValuesAreLimitedElementByElement()
    {
        Variable<double>[] parameters = [With([3, -4, 0.5, double.NaN, double.NegativeInfinity])];
        parameters.ClipGradValue_(1);
        Assert.AreSequenceEqual([1, -1, 0.5, double.NaN, -1], parameters[0].Grad!.Value.ToArray());
    }

    [TestMethod]
    public void LongGradientsAreSummedToTheirEnd()
    {
        Variable<double>[] parameters = [With([.. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? 1.0 : -1.0)])];
        Assert.AreEqual(1000, parameters.GradNorm(1));
        Close.Within(1e-12, 10, parameters.GradNorm(3));
        Close.Within(1e-12, Math.Sqrt(1000), parameters.GradNorm());
    }

    [TestMethod]
    public void LimitsThatAreRefused()
    {
        Expect.Error<ArgumentOutOfRangeException>(() => _parameters.ClipGradNorm_(-1), "must not be negative");
        Expect.Error<ArgumentOutOfRangeException>(() => _parameters.ClipGradNorm_(1, normType: 0), "must be positive");
        Expect.Error<ArgumentOutOfRangeException>(() => _parameters.ClipGradValue_(double.NaN), "must not be negative");
    }

    [TestMethod]
    public void ClippingAllocatesNothing()
        => Assert.AreEqual(0, Allocation.Of(
            () =>
            {
                _parameters.ClipGradNorm_(1);
                _parameters.ClipGradNorm_(1, normType: 3);
                _parameters.ClipGradValue_(0.5);
            },
            times: 100));

    private static Variable<double> With(double[] gradient)
    {
        var parameter = Variable.Zeros<double>([gradient.Length], requiresGrad: true);
        parameter.Backward(Variable.Create(gradient));
        return parameter;
    }
}
