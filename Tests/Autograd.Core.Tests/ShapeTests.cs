using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests;

/// <summary>Shapes.</summary>
[TestClass]
public sealed class ShapeTests
{
    [TestMethod]
    public void AShapeKnowsItsLengths()
    {
        Shape shape = [2, 3, 4];
        Assert.AreEqual(3, shape.Rank);
        Assert.AreEqual(24, shape.FlattenedLength);
        Assert.AreSequenceEqual([2, 3, 4], shape.Lengths.ToArray());
        Assert.AreEqual("[2, 3, 4]", shape.ToString());
    }

    [TestMethod]
    public void AScalarHasNoLengthsAndOneElement()
    {
        foreach (Shape shape in new Shape[] { Shape.Scalar, [], default, new() })
        {
            Assert.AreEqual(Shape.Scalar, shape);
            Assert.AreEqual(0, shape.Rank);
            Assert.AreEqual(1, shape.FlattenedLength);
            Assert.AreEqual("[]", shape.ToString());
        }
    }

    [TestMethod]
    public void DimensionsCountFromEitherEnd()
    {
        Shape shape = [2, 3];
        Assert.AreEqual(2, shape[0]);
        Assert.AreEqual(3, shape[1]);
        Assert.AreEqual(3, shape[-1]);
        Assert.AreEqual(2, shape[-2]);
        Expect.Error<ArgumentOutOfRangeException>(() => _ = shape[2], "[2, 3]", "dimensions -2 to 1", "2");
        Expect.Error<ArgumentOutOfRangeException>(() => _ = shape[-3], "[2, 3]", "-3");
    }

    [TestMethod]
    public void AScalarHasNoDimensions()
        => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ = Shape.Scalar[0]);

    [TestMethod]
    public void EqualityIsByLengths()
    {
        Shape shape = [2, 3], same = new(2, 3), converted = new[] { 2, 3 };
        Assert.AreEqual(shape, same);
        Assert.AreEqual(shape.GetHashCode(), same.GetHashCode());
        Assert.IsTrue(shape == converted);
        Assert.IsTrue(shape != [3, 2]);
        Assert.IsTrue(shape != [2, 3, 1]);
        Assert.IsFalse(shape.Equals((object?)null));
        Assert.IsTrue(shape.Equals((object)same));
    }

    [TestMethod]
    public void LengthsCanBeEnumerated()
    {
        var lengths = new List<int>();
        foreach (int length in new Shape(5, 6))
            lengths.Add(length);
        Assert.AreSequenceEqual([5, 6], lengths);
    }

    [TestMethod]
    public void ALengthOfZeroHoldsNoElements()
    {
        Assert.AreEqual(0, new Shape(3, 0).FlattenedLength);
        Assert.AreEqual(0, new Shape(0, 65536, 65536).FlattenedLength);
        Assert.AreEqual(0, new Shape(65536, 65536, 0).FlattenedLength);
    }

    [TestMethod]
    public void NegativeLengthsAreRefused()
        => Expect.Error<ArgumentException>(() => _ = new Shape(2, -1), "must not be negative", "[2, -1]");

    [TestMethod]
    public void RankIsLimited()
    {
        int[] lengths = [.. Enumerable.Repeat(1, Shape.MaxRank)];
        Assert.AreEqual(Shape.MaxRank, new Shape(lengths).Rank);
        Expect.Error<ArgumentException>(() => _ = new Shape([.. lengths, 2]), $"at most {Shape.MaxRank}", $"{Shape.MaxRank + 1} lengths", "1, 2]");
    }

    [TestMethod]
    public void TheNumberOfElementsIsLimited()
        => Expect.Error<ArgumentException>(() => _ = new Shape(65536, 65536), "[65536, 65536]", "more elements than an array can hold");

    [TestMethod]
    public void ComputingWithShapesAllocatesNothing()
    {
        Shape shape = [2, 3, 4];
        int sum = 0;
        Assert.AreEqual(0, Allocation.Of(() => sum += new Shape(shape.Lengths)[-1] + (shape == new Shape(shape[0]) ? 1 : 0), times: 100));
        Assert.AreEqual(4 * 105, sum);
    }
}
