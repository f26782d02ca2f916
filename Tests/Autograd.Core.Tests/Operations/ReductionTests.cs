using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations;

/// <summary>Dimensions that reductions accept, empty reductions, and how exact long sums are.</summary>
[TestClass]
public sealed class ReductionTests
{
    private readonly Variable<double> _matrix = Variable.Create([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [2, 3]);

    [TestMethod]
    public void ReducedDimensionsDisappearOrStay()
    {
        Assert.AreEqual(Shape.Scalar, _matrix.Sum().Shape);
        Assert.AreEqual<Shape>([3], _matrix.Sum(0).Shape);
        Assert.AreEqual<Shape>([2, 1], _matrix.Mean(-1, keepDim: true).Shape);
        Assert.AreEqual<Shape>([1, 1], _matrix.Sum([0, 1], keepDim: true).Shape);
        Assert.AreSequenceEqual([5.0, 7.0, 9.0], _matrix.Sum(-2).ToArray());
        Assert.AreSequenceEqual([2.0, 5.0], _matrix.Mean(1).ToArray());
    }

    [TestMethod]
    public void NoDimensionsMeanAll()
    {
        Assert.AreEqual(21, _matrix.Sum([]).Item());
        Assert.AreEqual<Shape>([1, 1], _matrix.Mean([], keepDim: true).Shape);
    }

    [TestMethod]
    public void TheOrderOfDimensionsDoesNotMatter()
    {
        var cube = Variable.Create([.. Enumerable.Range(1, 24).Select(i => (double)i)], [2, 3, 4]);
        Assert.AreSequenceEqual(cube.Sum([0, 2]).ToArray(), cube.Sum([-1, 0]).ToArray());
    }

    [TestMethod]
    public void DimensionsThatDoNotExistOrAppearTwiceAreRefused()
    {
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.Sum(2), "[2, 3]", "dimensions -2 to 1");
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.Mean([0, -3]), "[2, 3]", "-3");
        Expect.Error<ArgumentException>(() => _matrix.Sum([1, -1]), "Sum: dimension -1 appears twice in [1, -1]", "[2, 3]");
        Expect.Error<ArgumentException>(() => _matrix.Mean([0, 0]), "Mean: dimension 0 appears twice");
    }

    [TestMethod]
    public void NothingSumsToZeroAndHasNoMean()
    {
        Variable<double> nothing = Variable.Zeros<double>([0, 2]);
        Assert.AreEqual(0, nothing.Sum().Item());
        Assert.AreSequenceEqual([0.0, 0.0], nothing.Sum(0).ToArray());
        Assert.AreEqual(double.NaN, nothing.Mean().Item());
        Assert.AreSequenceEqual([double.NaN, double.NaN], nothing.Mean(0).ToArray());
        Assert.IsEmpty(nothing.Mean(1).ToArray());
    }

    [TestMethod]
    public void LongSumsStayExact()
    {
        const int Length = 1_000_001;
        Variable<float> x = Variable.Full([Length], 0.1f, requiresGrad: true), sum = x.Sum(), mean = x.Mean();
        Close.Within(1e-6, Length * (double)0.1f, sum.Item());
        Close.Within(1e-6, 0.1f, mean.Item());
        Close.Within(1e-6, Length * (double)0.1f * 0.1f, Variable.MseLoss(x, Variable.Zeros<float>([Length]), Reduction.Sum).Item());

        var scale = Variable.Scalar(1f, requiresGrad: true);
        (scale * x.Detach()).Sum().Backward();
        Close.Within(1e-6, Length * (double)0.1f, scale.Grad!.Value.Item());
    }

    [TestMethod]
    public void InfinitiesAndNaNGoThrough()
    {
        double[] elements = new double[67];
        elements[40] = double.PositiveInfinity;
        Assert.AreEqual(double.PositiveInfinity, Variable.Create(elements).Sum().Item());
        elements[3] = double.NegativeInfinity;
        Assert.AreEqual(double.NaN, Variable.Create(elements).Mean().Item());
    }
}
