using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Normalization;

/// <summary>Constant rows, long columns, and shapes that do not fit.</summary>
[TestClass]
public sealed class LayerNormTests
{
    [TestMethod]
    public void AConstantRowBecomesZero()
    {
        var x = Variable.Full([2, 3], 5.0, requiresGrad: true);
        Variable<double> y = x.LayerNorm([3]);
        y.Backward(Variable.Create([1.0, 2, 3, 1, 1, 1], [2, 3]));
        Assert.AreSequenceEqual(new double[6], y.ToArray());
        double scale = 1 / Math.Sqrt(1e-5);
        Close.Within(1e-12, [-scale, 0, scale, 0, 0, 0], x.Grad!.Value);
    }

    [TestMethod]
    public void EpsilonIsAddedToTheVariance()
        => Close.Within(1e-14, [-0.5, 0.5], Variable.Create([0.0, 2]).LayerNorm([2], eps: 3));

    [TestMethod]
    public void GradientsOfWeightAndBiasStayExactOverManyRows()
    {
        const int Rows = 500_000;
        float[] elements = [.. Enumerable.Range(0, 2 * Rows).Select(i => (float)(i % 2))];
        Variable<float> weight = Variable.Ones<float>([2], requiresGrad: true), bias = Variable.Zeros<float>([2], requiresGrad: true);
        Variable.Create(elements, [Rows, 2]).LayerNorm([2], weight, bias, eps: 0).Backward(Variable.Full([Rows, 2], 0.1f));
        Close.Within(1e-6, [-Rows * (double)0.1f, Rows * (double)0.1f], weight.Grad!.Value);
        Close.Within(1e-6, [Rows * (double)0.1f, Rows * (double)0.1f], bias.Grad!.Value);
    }

    [TestMethod]
    public void NoRowsLeaveNoGradient()
    {
        Variable<double> weight = Variable.Ones<double>([3], requiresGrad: true), bias = Variable.Zeros<double>([3], requiresGrad: true);
        Variable.Zeros<double>([0, 3]).LayerNorm([3], weight, bias).Sum().Backward();
        Assert.AreSequenceEqual(new double[3], weight.Grad!.Value.ToArray());
        Assert.AreSequenceEqual(new double[3], bias.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void ShapesThatDoNotFitAreRefused()
    {
        Variable<double> x = Variable.Zeros<double>([2, 3]), three = Variable.Ones<double>([3]), two = Variable.Ones<double>([2]);
        Expect.Error<ArgumentException>(() => x.LayerNorm([2]), "LayerNorm:", "normalizedShape is [2] and the operand is [2, 3]");
        Expect.Error<ArgumentException>(() => x.LayerNorm([]), "normalizedShape is []");
        Expect.Error<ArgumentException>(() => x.LayerNorm([3], two), "weight must be [3]", "weight is [2]");
        Expect.Error<ArgumentException>(() => x.LayerNorm([3], three, two), "bias must be [3]", "bias is [2]");
    }
}
