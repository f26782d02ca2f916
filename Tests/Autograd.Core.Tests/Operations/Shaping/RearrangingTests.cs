using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Shaping;

/// <summary>Scalars, empty shapes and arguments of operations that change shape or order.</summary>
[TestClass]
public sealed class RearrangingTests
{
    private readonly Variable<double> _matrix = Variable.Create([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [2, 3]);
    private readonly Variable<double> _scalar = Variable.Scalar(5.0);

    [TestMethod]
    public void ScalarsAreAccepted()
    {
        Assert.AreEqual<Shape>([1], _scalar.Flatten().Shape);
        Assert.AreEqual(Shape.Scalar, _scalar.Squeeze().Shape);
        Assert.AreEqual(Shape.Scalar, _scalar.Squeeze(0).Shape);
        Assert.AreEqual<Shape>([1], _scalar.Unsqueeze(-1).Shape);
        Assert.AreEqual(5, _scalar.Transpose(0, -1).Item());
        Assert.AreEqual(5, _scalar.Permute().Item());
        Assert.AreEqual(5, _scalar.Flip().Item());
        Assert.AreEqual(5, _scalar.Roll(3).Item());
        Assert.AreEqual(5, _scalar.Repeat().Item());
        Assert.AreEqual(5, _scalar.Expand().Item());
        Assert.AreSequenceEqual([5.0, 5, 5, 5, 5, 5], _scalar.Tile(2, 3).ToArray());
    }

    [TestMethod]
    public void ExpandKeepsLengthsAndAddsOuterOnes()
    {
        Assert.AreEqual<Shape>([4, 2, 3], _matrix.Expand(4, -1, 3).Shape);
        Assert.AreEqual<Shape>([0, 2, 3], _matrix.Expand(0, -1, -1).Shape);
        Assert.AreEqual<Shape>([0], Variable.Zeros<double>([1]).Expand(0).Shape);
        Assert.AreEqual<Shape>([2, 2, 3], _matrix.BroadcastTo([2, 2, 3]).Shape);
        Expect.Error<ArgumentException>(() => _matrix.Expand(2, 4), "Expand: [2, 3] cannot become [2, 4]: only lengths of 1 can grow");
        Expect.Error<ArgumentException>(() => _matrix.Expand(3), "cannot become [3]");
        Expect.Error<ArgumentException>(() => _matrix.Expand(-1, 2, 3), "[-1, 2, 3]");
    }

    [TestMethod]
    public void FlattenJoinsARangeOfDimensions()
    {
        Variable<double> x = Variable.Zeros<double>([2, 3, 4, 5]);
        Assert.AreEqual<Shape>([2, 12, 5], x.Flatten(1, 2).Shape);
        Assert.AreEqual<Shape>([2, 3, 20], x.Flatten(-2).Shape);
        Assert.AreEqual<Shape>([2, 3, 4, 5], x.Flatten(2, 2).Shape);
        Assert.AreEqual<Shape>([0], Variable.Zeros<double>([2, 0]).Flatten().Shape);
        Expect.Error<ArgumentException>(() => x.Flatten(2, 1), "Flatten: startDim 2 comes after endDim 1 in [2, 3, 4, 5]");
        Expect.Error<ArgumentOutOfRangeException>(() => x.Flatten(0, 4), "[2, 3, 4, 5]");
    }

    [TestMethod]
    public void SqueezeRemovesTheNamedDimensionsOfLengthOne()
    {
        Variable<double> x = Variable.Zeros<double>([1, 3, 1, 2, 1]);
        Assert.AreEqual<Shape>([3, 2], x.Squeeze().Shape);
        Assert.AreEqual<Shape>([1, 3, 1, 2, 1], x.Squeeze(1).Shape);
        Assert.AreEqual<Shape>([3, 1, 2], x.Squeeze(0, 1, -1).Shape);
        Expect.Error<ArgumentException>(() => x.Squeeze(0, -5), "Squeeze: dimension -5 appears twice in [0, -5]");
        Expect.Error<ArgumentOutOfRangeException>(() => x.Squeeze(5), "dimensions -5 to 4");
        Expect.Error<ArgumentOutOfRangeException>(() => x.Unsqueeze(6), "Unsqueeze: with one dimension more", "dimensions -6 to 5");
    }

    [TestMethod]
    public void SliceFollowsPython()
    {
        Variable<double> x = Variable.Create([0.0, 1, 2, 3, 4, 5, 6]);
        Assert.AreSequenceEqual([2.0, 3, 4], x.Slice(0, 2, 5).ToArray());
        Assert.AreSequenceEqual([4.0, 5, 6], x.Slice(0, -3, 100).ToArray());
        Assert.AreSequenceEqual([0.0, 1], x.Slice(0, -100, 2).ToArray());
        Assert.AreSequenceEqual([0.0, 3, 6], x.Slice(step: 3).ToArray());
        Assert.AreSequenceEqual([1.0, 3], x.Slice(0, 1, -2, 2).ToArray());
        Assert.AreSequenceEqual([6.0], x.Slice(0, 6, null, int.MaxValue).ToArray());
        Assert.IsEmpty(x.Slice(0, 5, 2).ToArray());
        Assert.IsEmpty(x.Slice(0, 5, 2, 2).ToArray());
        Assert.IsEmpty(x.Slice(0, 100).ToArray());
        Expect.Error<ArgumentOutOfRangeException>(() => x.Slice(0, 5, 2, -1), "Slice: step must be at least 1, got -1", "Flip");
    }

    [TestMethod]
    public void ARangeIsAViewThatCanBeAssigned()
    {
        Assert.AreSequenceEqual([4.0, 5, 6], _matrix[1..].ToArray());
        Assert.AreEqual<Shape>([0, 3], _matrix[2..].Shape);
        var target = Variable.Zeros<double>([4]);
        var y = Variable.Create([2.0, 3.0], requiresGrad: true);
        target[1..^1] = y * 2;
        Assert.IsTrue(target.RequiresGrad);
        Assert.AreSequenceEqual([0.0, 4, 6, 0], target.ToArray());
        (target * target).Sum().Backward();
        Assert.AreSequenceEqual([16.0, 24], y.Grad!.Value.ToArray());
        Expect.Error<ArgumentOutOfRangeException>(() => _ = _matrix[1..3], "Slice: 1..3 is not within dimension 0 of [2, 3]");
        Expect.Error<ArgumentOutOfRangeException>(() => _ = _matrix[2..1], "2..1");
        Expect.Error<ArgumentOutOfRangeException>(() => _ = _matrix[^3..], "^3");
    }

    [TestMethod]
    public void OrderIsChangedByNamedDimensions()
    {
        Assert.AreSequenceEqual([6.0, 5, 4, 3, 2, 1], _matrix.Flip(0, 1).ToArray());
        Assert.AreSequenceEqual([3.0, 2, 1, 6, 5, 4], _matrix.Flip(-1).ToArray());
        Assert.AreSequenceEqual([6.0, 1, 2, 3, 4, 5], _matrix.Roll(1).ToArray());
        Assert.AreSequenceEqual([3.0, 1, 2, 6, 4, 5], _matrix.Roll(-2, -1).ToArray());
        Assert.AreSequenceEqual([6.0, 4, 5, 3, 1, 2], _matrix.Roll([int.MaxValue, 1, int.MinValue + 1], [0, 1, 0]).Roll(1, 0).ToArray());
        Assert.AreSequenceEqual([1.0, 4, 2, 5, 3, 6], _matrix.Transpose().ToArray());
        Assert.AreEqual<Shape>([3, 2], _matrix.Permute(-1, 0).Shape);
        Assert.AreEqual<Shape>([2, 0], Variable.Zeros<double>([0, 2]).T.Shape);
        Expect.Error<ArgumentException>(() => _matrix.Flip(0, -2), "Flip: dimension -2 appears twice");
        Expect.Error<ArgumentException>(() => _matrix.Roll([1, 2], [0]), "Roll: each dimension needs a shift, got 2 shifts and 1 dimensions");
        Expect.Error<ArgumentException>(() => _matrix.Permute(0), "Permute: [2, 3] has 2 dimensions, 1 were given: [0]");
        Expect.Error<ArgumentException>(() => _matrix.Permute(0, 0), "Permute: dimension 0 appears twice");
        Expect.Error<ArgumentOutOfRangeException>(() => _matrix.Transpose(0, 2), "[2, 3]");
        Expect.Error<ArgumentException>(() => _ = _matrix[0].T, "Transpose: without dimensions the operand must be a matrix, it is [3]");
    }

    [TestMethod]
    public void RepeatAndTileCount()
    {
        Assert.AreSequenceEqual([1.0, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6], _matrix.Repeat(1, 2).ToArray());
        Assert.AreSequenceEqual(_matrix.Repeat(1, 2).ToArray(), _matrix.Tile(2).ToArray());
        Assert.AreEqual<Shape>([0, 3], _matrix.Repeat(0, 1).Shape);
        Assert.AreEqual<Shape>([2, 3], _matrix.Tile().Shape);
        Expect.Error<ArgumentException>(() => _matrix.Repeat(2), "Repeat: [2, 3] needs a number for each dimension, got [2]", "Tile");
        Expect.Error<ArgumentException>(() => _matrix.Repeat(2, -1), "negative");
        Expect.Error<ArgumentException>(() => _matrix.Repeat(int.MaxValue, int.MaxValue), "more elements than an array can hold");
    }
}
