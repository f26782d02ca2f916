using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Reductions;

/// <summary>Ties, NaN and emptiness in Max, Min, Amax, Amin.</summary>
[TestClass]
public sealed class ExtremeTests
{
    private const double NaN = double.NaN;

    [TestMethod]
    public void TiesShareTheGradientEvenly()
    {
        Assert.AreSequenceEqual([0.5, 0, 0.5], Gradient([2, 1, 2], x => x.Max()));
        Assert.AreSequenceEqual([0.5, 0, 0.5], Gradient([-2, 1, -2], x => x.Min()));
        Assert.AreSequenceEqual([0.5, 0, 0.5], Gradient([2, 1, 2], x => x.Amax()));
        Assert.AreSequenceEqual([0.25, 0.25, 0.25, 0.25], Gradient([3, 3, 3, 3], x => x.Amin(0)));
    }

    [TestMethod]
    public void AlongADimensionTheFirstOfEqualsTakesTheGradient()
    {
        Assert.AreSequenceEqual([1.0, 0, 0], Gradient([2, 1, 2], x => x.Max(0).Values));
        Assert.AreSequenceEqual([0.0, 1, 0], Gradient([2, 1, 1], x => x.Min(0).Values));
    }

    [TestMethod]
    public void IndicesComeWithTheValues()
    {
        var x = Variable.Create([1.0, 9, 3, 7, 5, 6], [2, 3], requiresGrad: true);
        (Variable<double> values, Variable<double> indices) = x.Max(1);
        Assert.AreSequenceEqual([9.0, 7.0], values.ToArray());
        Assert.AreSequenceEqual([1.0, 0.0], indices.ToArray());
        Assert.IsTrue(values.RequiresGrad);
        Assert.IsFalse(indices.RequiresGrad);
        Assert.AreEqual<Shape>([1, 3], x.Min(0, keepDim: true).Indices.Shape);
    }

    [TestMethod]
    public void ChangedIndicesAreNoticed()
    {
        var x = Variable.Create([1.0, 9, 3], requiresGrad: true);
        (Variable<double> values, Variable<double> indices) = x.Max(0);
        indices.Fill_(0);
        Expect.Error<InvalidOperationException>(() => values.Backward(), "modified by an in-place operation");
    }

    [TestMethod]
    public void NaNIsTheExtreme()
    {
        Assert.AreEqual(NaN, Variable.Create([1, NaN, 3]).Max().Item());
        Assert.AreEqual(NaN, Variable.Create([1, NaN, 3]).Amin(0).Item());
        (Variable<double> values, Variable<double> indices) = Variable.Create([1, NaN, 3, NaN]).Min(0);
        Assert.AreEqual(NaN, values.Item());
        Assert.AreEqual(1, indices.Item());
    }

    [TestMethod]
    public void TheGradientOfANaNGoesToTheNaNs()
    {
        Assert.AreSequenceEqual([0, 0.5, 0, 0.5], Gradient([1, NaN, 3, NaN], x => x.Max()));
        Assert.AreSequenceEqual([0.0, 1, 0, 0], Gradient([1, NaN, 3, NaN], x => x.Max(0).Values));
        Assert.AreSequenceEqual([NaN, NaN], Gradient([1, NaN], x => x.Amax()));
    }

    [TestMethod]
    public void InfinitiesAreElementsLikeOthers()
    {
        Assert.AreEqual(double.NegativeInfinity, Variable.Full([3], double.NegativeInfinity).Max().Item());
        Assert.AreSequenceEqual([0.5, 0.5], Gradient([double.NegativeInfinity, double.NegativeInfinity], x => x.Amax()));
    }

    [TestMethod]
    public void NothingHasNoExtreme()
    {
        Variable<double> nothing = Variable.Zeros<double>([0, 3]);
        Expect.Error<ArgumentException>(() => nothing.Max(), "Max: there is no element to choose", "[0, 3]");
        Expect.Error<ArgumentException>(() => nothing.Min(0), "Min: there is no element to choose");
        Expect.Error<ArgumentException>(() => nothing.Amax(0), "Amax: there is no element to choose");
        Expect.Error<ArgumentException>(() => nothing.Amin(), "Amin: there is no element to choose");
        Assert.AreEqual<Shape>([0], nothing.Amax(1).Shape);
        Assert.AreEqual<Shape>([0, 1], nothing.Max(1, keepDim: true).Values.Shape);
    }

    [TestMethod]
    public void AScalarCountsAsOneDimension()
    {
        var x = Variable.Scalar(4.0, requiresGrad: true);
        (Variable<double> values, Variable<double> indices) = x.Max(0, keepDim: true);
        values.Backward();
        Assert.AreEqual(4, values.Item());
        Assert.AreEqual(0, indices.Item());
        Assert.AreEqual(1, x.Grad!.Value.Item());
    }

    private static double[] Gradient(double[] elements, Func<Variable<double>, Variable<double>> function)
    {
        var x = Variable.Create(elements, requiresGrad: true);
        function(x).Backward();
        return x.Grad!.Value.ToArray();
    }
}
