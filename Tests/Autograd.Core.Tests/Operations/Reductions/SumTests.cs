using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Reductions;

/// <summary>How exact sums over leading dimensions are, and scalars.</summary>
[TestClass]
public sealed class SumTests
{
    private const int Rows = 1_000_000;

    [TestMethod]
    public void LongLeadingDimensionsStayExact()
    {
        Variable<float> x = Variable.Full([Rows, 3], 0.1f, requiresGrad: true);
        foreach (float sum in x.Sum(0).ToArray())
            Close.Within(1e-6, Rows * (double)0.1f, sum);
        foreach (float mean in x.Mean(0).ToArray())
            Close.Within(1e-6, 0.1f, mean);
    }

    [TestMethod]
    public void LongOuterDimensionsAroundKeptOnesStayExact()
    {
        var x = Variable.Full([Rows / 10, 3, 10], 0.1f);
        foreach (float sum in x.Sum([0, 2]).ToArray())
            Close.Within(1e-6, Rows * (double)0.1f, sum);
    }

    [TestMethod]
    public void RandomElementsStayExactToo()
    {
        var random = new System.Random(7);
        float[] elements = [.. Enumerable.Range(0, Rows).Select(_ => random.NextSingle())];
        double[] expected = [elements.Where((_, i) => i % 2 == 0).Sum(e => (double)e), elements.Where((_, i) => i % 2 == 1).Sum(e => (double)e)];
        float[] sums = Variable.Create(elements, [Rows / 2, 2]).Sum(0).ToArray();
        for (int i = 0; i < sums.Length; i++)
            Close.Within(1e-6, expected[i], sums[i]);
    }

    [TestMethod]
    public void AScalarCountsAsOneDimension()
    {
        var x = Variable.Scalar(3.0);
        Assert.AreEqual(3, x.Sum(0).Item());
        Assert.AreEqual(Shape.Scalar, x.Mean(-1, keepDim: true).Shape);
        Expect.Error<ArgumentOutOfRangeException>(() => x.Sum(1), "Sum: the operand [] has dimensions -1 to 0.");
        Expect.Error<ArgumentException>(() => x.Sum([0, -1]), "appears twice");
    }
}
