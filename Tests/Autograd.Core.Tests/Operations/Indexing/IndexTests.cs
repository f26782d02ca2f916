using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Indexing;

/// <summary>Indices: which are accepted, that they may repeat, and that they have no gradient.</summary>
[TestClass]
public sealed class IndexTests
{
    private readonly Variable<double> _matrix = Variable.Create([1.0, 2, 3, 4, 5, 6, 7, 8, 9, 10], [2, 5]);
    private readonly Variable<double> _scalar = Variable.Scalar(5.0, requiresGrad: true);

    [TestMethod]
    public void AnIndexThatDoesNotExistIsRefusedWithItsPosition()
    {
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.Gather(1, Indices([0, 1, 2, 7], 2, 2)), "Gather: index 7 at position 3 is out of range for dimension 1 of [2, 5]");
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.IndexSelect(0, [0, -1]), "IndexSelect: index -1 at position 1 is out of range for dimension 0 of [2, 5]");
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.IndexAdd(-1, [5], Variable.Zeros<double>([2, 1])), "IndexAdd: index 5 at position 0 is out of range for dimension 1 of [2, 5]");
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.ScatterAdd(0, Indices([2], 1, 1), _matrix), "ScatterAdd: index 2 at position 0 is out of range for dimension 0");
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.Embedding([1, 2]), "Embedding: index 2 at position 1");
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.Embedding(Indices([1e30], 1)), "index 1E+30 at position 0 is out of range");
    }

    [TestMethod]
    public void AnIndexThatIsNoWholeNumberIsRefused()
    {
        Expect.Error<ArgumentException>(() => _matrix.IndexSelect(0, Indices([0, 0.5], 2)), "IndexSelect: index 0.5 at position 1 is not a whole number");
        Expect.Error<ArgumentException>(() => _matrix.Gather(0, Indices([double.NaN], 1, 1)), "Gather: index NaN at position 0 is not a whole number");
        Expect.Error<ArgumentException>(() => _matrix.Embedding(Indices([double.PositiveInfinity], 1)), "is not a whole number");
    }

    [TestMethod]
    public void AnIndexThatIsNotExactInSinglePrecisionIsRefused()
        => Expect.Error<ArgumentOutOfRangeException>(() => Variable.Zeros<float>([2]).IndexSelect(0, [16_777_217]), "IndexSelect: index 16777217 at position 0 is too large to be exact in Single");

    [TestMethod]
    public void RepeatedIndicesAddUp()
    {
        var x = Variable.Create([1.0, 2, 3], requiresGrad: true);
        x.IndexSelect(0, [1, 1, 2, 1]).Sum().Backward();
        Assert.AreSequenceEqual([0.0, 3, 1], x.Grad!.Value.ToArray());

        var weight = Variable.Ones<double>([3, 2], requiresGrad: true);
        (weight.Embedding(Indices([1, 1, 2, 0], 2, 2), paddingIdx: 2) * 2).Sum().Backward();
        Assert.AreSequenceEqual([2.0, 2, 4, 4, 0, 0], weight.Grad!.Value.ToArray());

        Assert.AreSequenceEqual([111.0, 2], Variable.Create([1.0, 2]).ScatterAdd(0, Indices([0, 0], 2), Variable.Create([10.0, 100])).ToArray());
        Assert.AreSequenceEqual([-54.0, 2], Variable.Create([1.0, 2]).IndexAdd(0, [0, 0], Variable.Create([10.0, 100]), alpha: -0.5).ToArray());
    }

    [TestMethod]
    public void IndicesHaveNoGradient()
    {
        var index = Variable.Create([0.0, 1, 0, 1, 1], [1, 5], requiresGrad: true);
        var x = Variable.Ones<double>([2, 5], requiresGrad: true);
        x.Gather(0, index).Sum().Backward();
        x.ScatterAdd(0, index, x).Sum().Backward();
        x.MaskedFill(index, 3).Sum().Backward();
        x.MaskedSelect(index).Sum().Backward();
        Assert.IsNull(index.Grad);
        Assert.IsFalse(_matrix.Gather(0, index).RequiresGrad);
        Assert.IsFalse(_matrix.MaskedFill(index, 0).RequiresGrad);
    }

    [TestMethod]
    public void IndicesThatChangedBeforeBackwardAreNoticed()
    {
        var x = Variable.Ones<double>([2, 5], requiresGrad: true);
        foreach (Func<Variable<double>, Variable<double>> operation in new Func<Variable<double>, Variable<double>>[]
        {
            index => x.IndexSelect(0, index), index => x.Gather(0, index.Reshape(1, 2)), index => x.Embedding(index), index => x[0].Narrow(0, 0, 2).MaskedFill(index, 2),
            index => x[0].Narrow(0, 0, 2).MaskedSelect(index), index => _matrix.IndexAdd(0, index, x), index => _matrix.ScatterAdd(0, index.Reshape(1, 2), x),
        })
        {
            var index = Variable.Create([1.0, 0]);
            Variable<double> y = operation(index).Sum();
            index.Fill_(0);
            Expect.Error<InvalidOperationException>(() => y.Backward(), "modified by an in-place operation");
        }
    }

    [TestMethod]
    public void AScalarIsAVectorOfOneElement()
    {
        Variable<double> zero = Variable.Scalar(0.0), zeros = Variable.Zeros<double>([1]);
        Assert.AreEqual(Shape.Scalar, _scalar.IndexSelect(0, zeros).Shape);
        Assert.AreEqual(Shape.Scalar, _scalar.IndexSelect(-1, zero).Shape);
        Assert.AreEqual(Shape.Scalar, _scalar.Gather(0, zero).Shape);
        Assert.AreEqual<Shape>([1], _scalar.Gather(0, zeros).Shape);
        Assert.AreEqual(7, _scalar.IndexAdd(0, zeros, Variable.Scalar(2.0)).Item());
        Assert.AreEqual(7, _scalar.ScatterAdd(0, zero, Variable.Scalar(2.0)).Item());
        Assert.AreEqual<Shape>([2, 1], _matrix.IndexSelect(1, zero).Shape);
        Assert.AreEqual<Shape>([5], _matrix.Embedding(zero).Shape);
        _scalar.Gather(0, zeros).Sum().Backward();
        Assert.AreEqual(1, _scalar.Grad!.Value.Item());
        Expect.Error<ArgumentException>(() => _scalar.IndexSelect(0, [0, 0]), "IndexSelect: a scalar takes one index, got 2");
    }

    [TestMethod]
    public void NoIndicesGiveNothing()
    {
        Assert.AreEqual<Shape>([2, 0], _matrix.IndexSelect(1, []).Shape);
        Assert.AreEqual<Shape>([0], _matrix.Gather(0, Variable.Zeros<double>([0])).Shape);
        Assert.AreEqual<Shape>([3, 0, 5], _matrix.Embedding(Variable.Zeros<double>([3, 0])).Shape);
        Assert.AreSequenceEqual(_matrix.ToArray(), _matrix.ScatterAdd(0, Variable.Zeros<double>([0]), Variable.Zeros<double>([2, 5])).ToArray());
        var x = Variable.Ones<double>([3], requiresGrad: true);
        x.Gather(0, Variable.Zeros<double>([0])).Sum().Backward();
        Assert.AreSequenceEqual([0.0, 0, 0], x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void ShapesThatDoNotFitAreRefused()
    {
        Expect.Error<ArgumentException>(() => _matrix.IndexSelect(0, Indices([0, 0], 1, 2)), "IndexSelect: indices must be a vector or a scalar, they are [1, 2]");
        Expect.Error<ArgumentException>(() => _matrix.Gather(0, Indices([0, 0], 2)), "Gather: indices must have the rank of [2, 5]", "they are [2]");
        Expect.Error<ArgumentException>(() => _matrix.Gather(1, Variable.Zeros<double>([3, 1])), "no longer except along dimension 1, they are [3, 1]");
        Expect.Error<ArgumentException>(() => _matrix.ScatterAdd(0, Variable.Zeros<double>([2, 2]), Variable.Zeros<double>([2, 1])), "ScatterAdd: indices", "[2, 1]", "they are [2, 2]");
        Expect.Error<ArgumentException>(() => _matrix.IndexAdd(1, [0, 0], _matrix), "IndexAdd: with indices [2] along dimension 1 of [2, 5] the source must be [2, 2], it is [2, 5]");
        Expect.Error<ArgumentException>(() => _matrix[0].Embedding([0]), "Embedding: weight must be [n, features], it is [5]");
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.Embedding([0], paddingIdx: -3), "Embedding: paddingIdx -3 is not a row of weight, which is [2, 5]");
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.Gather(2, _matrix), "[2, 5]");
    }

    private static Variable<double> Indices(double[] index, params int[] lengths) => Variable.Create(index, lengths);
}
