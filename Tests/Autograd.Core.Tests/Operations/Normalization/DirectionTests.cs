using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Normalization;

/// <summary>Normalize and CosineSimilarity of zeros, and broadcasting.</summary>
[TestClass]
public sealed class DirectionTests
{
    [TestMethod]
    public void AVectorOfZerosStaysOne()
    {
        var x = Variable.Create([3.0, 4, 0, 0], [2, 2], requiresGrad: true);
        Variable<double> y = x.Normalize(eps: 0.5);
        y.Sum().Backward();
        Close.Within(1e-15, [0.6, 0.8, 0, 0], y);
        Close.Within(1e-15, [0.032, -0.024, 2, 2], x.Grad!.Value);
    }

    [TestMethod]
    public void NothingIsSimilarToZeros()
    {
        Variable<double> a = Variable.Zeros<double>([1, 2], requiresGrad: true), b = Variable.Create([3.0, 4], [1, 2], requiresGrad: true);
        Variable<double> y = a.CosineSimilarity(b);
        y.Backward();
        Assert.AreEqual(0, y.Item());
        Close.Within(1e-6, [0.6e8, 0.8e8], a.Grad!.Value);
        Assert.AreSequenceEqual([0.0, 0.0], b.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void VectorsAreComparedAfterBroadcasting()
    {
        Variable<double> a = Variable.Ones<double>([3, 1]), b = Variable.Create([1.0, 1, 1, 1, 0, 0], [2, 3]).Reshape(2, 1, 3);
        Variable<double> y = a.CosineSimilarity(b, dim: -1);
        Assert.AreEqual<Shape>([2, 3], y.Shape);
        Close.Within(1e-15, [1, 1, 1, Math.Sqrt(1 / 3.0), Math.Sqrt(1 / 3.0), Math.Sqrt(1 / 3.0)], y);
    }

    [TestMethod]
    public void WhatDoesNotFitIsRefused()
    {
        Variable<double> x = Variable.Zeros<double>([2, 3]);
        Expect.Error<ArgumentException>(() => x.CosineSimilarity(Variable.Zeros<double>([2])), "CosineSimilarity: shapes [2, 3] and [2] do not broadcast");
        Expect.Error<ArgumentOutOfRangeException>(() => x.CosineSimilarity(x, dim: 2), "[2, 3] has dimensions -2 to 1");
        Expect.Error<ArgumentOutOfRangeException>(() => Variable.Zeros<double>([2]).Normalize(), "[2] has dimensions -1 to 0");
    }
}
