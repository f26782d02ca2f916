using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.LinearAlgebra;

/// <summary>Shapes that products accept, and factors of zero.</summary>
[TestClass]
public sealed class ProductTests
{
    [TestMethod]
    public void ResultsLoseTheDimensionsOfVectors()
    {
        Assert.AreEqual<Shape>([2, 3], Zeros(2, 3, 4).MatMul(Zeros(4)).Shape);
        Assert.AreEqual<Shape>([2, 5], Zeros(4).MatMul(Zeros(2, 4, 5)).Shape);
        Assert.AreEqual<Shape>([6, 2, 3, 5], Zeros(2, 3, 4).MatMul(Zeros(6, 1, 4, 5)).Shape);
        Assert.AreEqual<Shape>([2, 3, 5], Zeros(3, 4).MatMul(Zeros(2, 4, 5)).Shape);
        Assert.AreEqual<Shape>([2, 3, 5], Zeros(2, 3, 4).Inner(Zeros(5, 4)).Shape);
    }

    [TestMethod]
    public void ProductsOfNothingAreZero()
    {
        Assert.AreSequenceEqual([0.0, 0, 0, 0], Zeros(2, 0).MatMul(Zeros(0, 2)).ToArray());
        Assert.AreSequenceEqual([0.0, 0], Zeros(2, 1, 0).MatMul(Zeros(2, 0, 1)).ToArray());
        Assert.AreEqual(0, Zeros(0).Dot(Zeros(0)).Item());
        Assert.AreEqual(0, Zeros(0, 3).Trace().Item());
    }

    [TestMethod]
    public void StrictProductsRefuseOtherRanks()
    {
        Expect.Error<ArgumentException>(() => Zeros(3, 1).Dot(Zeros(3)), "Dot: operands must be vectors", "left is [3, 1] and right is [3]");
        Expect.Error<ArgumentException>(() => Zeros(3).Dot(Zeros(4)), "left is [3] and right is [4]");
        Expect.Error<ArgumentException>(() => Zeros(3).Mv(Zeros(3)), "Mv: operands must be a matrix and a vector");
        Expect.Error<ArgumentException>(() => Zeros(2, 3).Mm(Zeros(3)), "Mm: operands must be matrices", "left is [2, 3] and right is [3]");
        Expect.Error<ArgumentException>(() => Zeros(2, 3, 4).Bmm(Zeros(1, 4, 5)), "Bmm: operands must be batches of matrices of the same batch and inner lengths");
        Expect.Error<ArgumentException>(() => Zeros(2, 3).Outer(Zeros(3)), "Outer: operands must be vectors");
        Expect.Error<ArgumentException>(() => Zeros(2, 3).Inner(Zeros(2, 4)), "Inner: the last lengths differ, left is [2, 3] and right is [2, 4]");
        Expect.Error<ArgumentException>(() => Zeros(3).Trace(), "Trace: the operand must be a matrix, it is [3]");
    }

    [TestMethod]
    public void ASummandTimesZeroIsNotRead()
    {
        var nan = Variable.Create([double.NaN], requiresGrad: true);
        Variable<double> y = nan.Addmm(Variable.Ones<double>([2, 3]), Variable.Ones<double>([3, 2]), beta: 0, alpha: 2);
        Assert.AreSequenceEqual([6.0, 6, 6, 6], y.ToArray());
        y.Sum().Backward();
        Assert.AreSequenceEqual([0.0], nan.Grad!.Value.ToArray());
        Assert.AreSequenceEqual([3.0, 3], nan.Addmv(Variable.Ones<double>([2, 3]), Variable.Ones<double>([3]), beta: 0).ToArray());
    }

    [TestMethod]
    public void TheSummandBroadcastsToTheProduct()
    {
        Expect.Error<ArgumentException>(() => Zeros(3).Addmm(Zeros(2, 3), Zeros(3, 2)), "Addmm: the summand [3] does not broadcast to the product, which is [2, 2]");
        Expect.Error<ArgumentException>(() => Zeros(2, 2).Addmv(Zeros(2, 3), Zeros(3)), "Addmv: the summand [2, 2] does not broadcast to the product, which is [2]");
        Expect.Error<ArgumentException>(() => Zeros(2, 2).Addmm(Zeros(2, 3), Zeros(2, 2)), "Mm: operands must be matrices of the same inner length");
    }

    private static Variable<double> Zeros(params int[] lengths) => Variable.Zeros<double>(lengths);
}
