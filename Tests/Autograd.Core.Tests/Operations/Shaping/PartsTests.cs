using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Shaping;

/// <summary>The parts that <c>Split</c> and <c>Chunk</c> give.</summary>
[TestClass]
public sealed class PartsTests
{
    private readonly Variable<double> _seven = Variable.Create([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]);

    [TestMethod]
    public void SplitGivesPartsOfALength()
    {
        Assert.AreSequenceEqual([3, 3, 1], Lengths(_seven.Split(3)));
        Assert.AreSequenceEqual([7], Lengths(_seven.Split(100)));
        Assert.AreSequenceEqual([7.0], _seven.Split(3)[-1].ToArray());
        Assert.AreSequenceEqual([0], Lengths(Variable.Zeros<double>([0]).Split(0)));
        Assert.AreSequenceEqual([0], Lengths(Variable.Zeros<double>([0]).Split(5)));
    }

    [TestMethod]
    public void SplitGivesPartsOfGivenLengths()
    {
        Assert.AreSequenceEqual([2, 0, 5], Lengths(_seven.Split([2, 0, 5])));
        var (first, rest) = _seven.Split([1, 6]);
        Assert.AreEqual(1, first.Item());
        Assert.AreSequenceEqual([2.0, 3, 4, 5, 6, 7], rest.ToArray());
        Assert.AreSequenceEqual([], Lengths(Variable.Zeros<double>([0]).Split([])));
    }

    [TestMethod]
    public void ChunkGivesAtMostSoManyParts()
    {
        Assert.AreSequenceEqual([3, 3, 1], Lengths(_seven.Chunk(3)));
        Assert.AreSequenceEqual([2, 2, 2, 1], Lengths(_seven.Chunk(4)));
        Assert.AreSequenceEqual([1, 1, 1, 1, 1, 1, 1], Lengths(_seven.Chunk(100)));
        Assert.AreSequenceEqual([0, 0, 0], Lengths(Variable.Zeros<double>([0]).Chunk(3)));
    }

    [TestMethod]
    public void PartsDeconstruct()
    {
        var (a, b, c) = _seven.Chunk(3);
        var (d, e, f, g) = _seven.Reshape(1, 7).Chunk(4, dim: 1);
        Assert.AreEqual(1 + 4 + 7, a[0].Item() + b[0].Item() + c[0].Item());
        Assert.AreEqual(1 + 3 + 5 + 7, d[0][0].Item() + e[0][0].Item() + f[0][0].Item() + g[0][0].Item());
        Expect.Error<InvalidOperationException>(() => { var (x, y) = _seven.Chunk(3); }, "Split: [7] has 3 parts along dimension 0, 2 were asked for");
        Expect.Error<InvalidOperationException>(() => { var (x, y, z) = _seven.Chunk(2); }, "has 2 parts along dimension 0, 3 were asked for");
        Expect.Error<InvalidOperationException>(() => { var (x, y, z, w) = _seven.Chunk(2); }, "4 were asked for");
    }

    [TestMethod]
    public void WhatCannotBeSplitIsRefused()
    {
        Expect.Error<ArgumentOutOfRangeException>(() => _seven.Split(0), "Split: size must be at least 1 for dimension 0 of [7], got 0");
        Expect.Error<ArgumentOutOfRangeException>(() => _seven.Split(-1), "got -1");
        Expect.Error<ArgumentException>(() => _seven.Split([3, 3]), "Split: sizes must not be negative and add up to 7", "[3, 3]");
        Expect.Error<ArgumentException>(() => _seven.Split([8, -1]), "[8, -1]");
        Expect.Error<ArgumentOutOfRangeException>(() => _seven.Chunk(0), "Chunk: there must be at least 1 chunk, got 0");
        Expect.Error<ArgumentOutOfRangeException>(() => _ = _seven.Chunk(2)[2], "has 2 parts along dimension 0, there is no part 2");
        Expect.Error<ArgumentOutOfRangeException>(() => _ = _seven.Chunk(2)[-3], "there is no part -3");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Variable.Scalar(1.0).Split(1));
    }

    [TestMethod]
    public void GoingThroughPartsAllocatesNothing()
    {
        var x = Variable.Create([1f, 2f, 3f, 4f, 5f, 6f], [3, 2], requiresGrad: true);
        var tape = new Tape<float>();
        Assert.AreEqual(0, Allocation.Of(
            () =>
            {
                using (tape.Step())
                {
                    foreach (Variable<float> row in x.Unbind())
                        row.Sum().Backward();
                    foreach (Variable<float> column in x.Split(1, dim: 1))
                        column.Sum().Backward();
                }
            },
            times: 100));
        Assert.AreEqual(2 * 105, x.Grad!.Value[0][0].Item());
    }

    private static List<int> Lengths(Parts<double> parts)
    {
        var lengths = new List<int>();
        foreach (Variable<double> part in parts)
            lengths.Add(part.FlattenedLength);
        return lengths;
    }
}
