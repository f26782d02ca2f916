using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Reductions;

/// <summary>Where the largest and smallest elements are.</summary>
[TestClass]
public sealed class ArgExtremeTests
{
    private readonly Variable<double> _x = Variable.Create([3.0, 7, 7, 1, 8, 1], [2, 3], requiresGrad: true);

    [TestMethod]
    public void WithoutADimensionAllElementsCount()
    {
        Assert.AreEqual(4, _x.ArgMax().Item());
        Assert.AreEqual(3, _x.ArgMin().Item());
        Assert.AreEqual<Shape>([1, 1], _x.ArgMax(keepDim: true).Shape);
        Assert.AreEqual(0, Variable.Scalar(5.0).ArgMin().Item());
    }

    [TestMethod]
    public void AlongADimensionTheFirstOfEqualsCounts()
    {
        Assert.AreSequenceEqual([1.0, 1.0], _x.ArgMax(1).ToArray());
        Assert.AreSequenceEqual([1.0, 0.0, 1.0], _x.ArgMin(0).ToArray());
        Assert.AreEqual<Shape>([2, 1], _x.ArgMin(-1, keepDim: true).Shape);
    }

    [TestMethod]
    public void InnerDimensionsKeepTheirPlaces()
    {
        var cube = Variable.Create([.. Enumerable.Range(0, 24).Select(i => (double)(i * 7 % 24))], [2, 3, 4]);
        double[] elements = cube.ToArray(), indices = cube.ArgMax(1).ToArray();
        for (int i = 0; i < indices.Length; i++)
        {
            double[] candidates = [.. Enumerable.Range(0, 3).Select(row => elements[(i / 4 * 12) + (row * 4) + (i % 4)])];
            Assert.AreEqual(candidates.IndexOf(candidates.Max()), indices[i]);
        }
    }

    [TestMethod]
    public void TheFirstNaNWins()
    {
        var x = Variable.Create([1.0, double.NaN, 9, double.NaN]);
        Assert.AreEqual(1, x.ArgMax().Item());
        Assert.AreEqual(1, x.ArgMin(0).Item());
    }

    [TestMethod]
    public void IndicesHaveNoHistory()
    {
        Assert.IsFalse(_x.ArgMax(0).RequiresGrad);
        Assert.IsTrue(_x.ArgMin().IsLeaf);
    }

    [TestMethod]
    public void ASteadyStepAllocatesNothing()
    {
        var tape = new Tape<double>();
        Assert.AreEqual(0, Allocation.Of(
            () =>
            {
                using (tape.Step())
                    _ = _x.ArgMax(1);
            },
            times: 200));
    }

    [TestMethod]
    public void WhatHasNoAnswerIsRefused()
    {
        Expect.Error<ArgumentException>(() => Variable.Zeros<double>([0]).ArgMax(), "ArgMax: there is no element to choose", "[0]");
        Expect.Error<ArgumentOutOfRangeException>(() => _x.ArgMin(2), "ArgMin: the operand [2, 3] has dimensions -2 to 1.");
        Expect.Error<ArgumentException>(() => Variable.Zeros<Half>([4096]).ArgMax(), "ArgMax: Half cannot hold every index up to 4095");
        Assert.AreEqual((Half)2048, Variable.Create([.. Enumerable.Range(0, 2049).Select(i => (Half)i)]).ArgMax().Item());
    }
}
