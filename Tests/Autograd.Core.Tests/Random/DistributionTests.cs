using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Random;

/// <summary>How generators draw.</summary>
[TestClass]
public sealed class DistributionTests
{
    [TestMethod]
    public void TheSameSeedGivesTheSameNumbers()
    {
        Assert.AreSequenceEqual(Variable.RandN<float>([37], new Generator(5)).ToArray(), Variable.RandN<float>([37], new Generator(5)).ToArray());
        Assert.AreNotSequenceEqual(Variable.RandN<float>([37], new Generator(5)).ToArray(), Variable.RandN<float>([37], new Generator(6)).ToArray());
    }

    [TestMethod]
    public void ManualSeedBeginsAnew()
    {
        var generator = new Generator(5);
        float[] first = Variable.RandN<float>([3], generator).ToArray();
        Assert.AreNotSequenceEqual(first, Variable.RandN<float>([3], generator).ToArray());
        Assert.AreSame(generator, generator.ManualSeed(5));
        Assert.AreSequenceEqual(first, Variable.RandN<float>([3], generator).ToArray(), "the spare number of a pair is forgotten too");
        Assert.AreEqual(5, generator.InitialSeed);
    }

    [TestMethod]
    public void SingleNormalNumbersComeInPairs()
    {
        double[] together = Variable.RandN<double>([4], new Generator(3)).ToArray();
        var generator = new Generator(3);
        for (int i = 0; i < 4; i++)
            Assert.AreEqual(together[i], Variable.RandN<double>([1], generator).Item());
    }

    /// <summary>The last sixteen are drawn again where they are no block.</summary>
    [TestMethod]
    public void BlocksOfSixteen()
    {
        float[] twenty = Variable.RandN<float>([20], new Generator(3)).ToArray();
        Assert.AreSequenceEqual(Variable.RandN<float>([16], new Generator(3)).ToArray()[..4], twenty[..4]);
        var generator = new Generator(3);
        for (int i = 0; i < 20; i++)
            generator.NextUInt32();
        Assert.AreSequenceEqual(Variable.RandN<float>([16], generator).ToArray(), twenty[4..]);
    }

    [TestMethod]
    public void BoundsAreMet()
    {
        float[] values = Variable.Zeros<float>([10_000]).Uniform_(-3, 5, new Generator(1)).ToArray();
        Assert.IsTrue(values.All(value => value is >= -3 and < 5));
        Close.Within(0.05, 1, values.Average(), "mean");
        float[] normal = Variable.Zeros<float>([10_000]).Normal_(2, 3, new Generator(1)).ToArray();
        Close.Within(0.1, 2, normal.Average(), "mean");
        Close.Within(0.05, 9, normal.Average(value => (value - 2) * (value - 2)), "variance");
    }

    [TestMethod]
    public void FillingInPlaceFollowsTheRules()
    {
        Variable<float> leaf = Variable.Zeros<float>([3], requiresGrad: true);
        Expect.Error<InvalidOperationException>(() => leaf.Uniform_(0, 1), "Uniform_", "leaf Variable that requires grad");
        Expect.Error<InvalidOperationException>(() => leaf.Normal_(0, 1), "Normal_", "leaf Variable that requires grad");
        int version = leaf.Version;
        using (GradMode.NoGrad())
            leaf.Uniform_(1, 2);
        Assert.AreEqual(version + 1, leaf.Version);
        Assert.IsTrue(leaf.ToArray().All(value => value >= 1));
    }

    [TestMethod]
    public void LargeRangesTake64Bits()
    {
        Generator generator = new(9), other = new(9);
        Assert.AreEqual((long)(other.NextUInt64() % (1UL << 40)) - 5, generator.NextInt64(-5, (1L << 40) - 5));
        Assert.AreEqual((long)(other.NextUInt32() % 10), generator.NextInt64(0, 10));
        Assert.IsGreaterThanOrEqualTo(0, generator.NextInt64());
    }

    [TestMethod]
    public void BadArguments()
    {
        Expect.Error<ArgumentOutOfRangeException>(() => Variable.RandInt<float>(3, 3, [1]), "low must be below high, got 3 and 3");
        Expect.Error<ArgumentOutOfRangeException>(() => Variable.Zeros<float>([1]).Uniform_(2, 1), "from must not be above to, got 2 and 1");
        Expect.Error<ArgumentOutOfRangeException>(() => Variable.Zeros<float>([1]).Normal_(0, -1), "standard deviation must not be negative, got -1");
    }

    /// <summary>Each number is given once, whoever takes it.</summary>
    [TestMethod]
    public void ThreadsShareAGenerator()
    {
        const int draws = 20_000;
        var generator = new Generator(4);
        var taken = new ulong[4][];
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(t => new Thread(() => taken[t] = [.. Enumerable.Range(0, draws).Select(_ => generator.NextUInt64())]))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();

        var alone = new Generator(4);
        ulong[] expected = [.. Enumerable.Range(0, 4 * draws).Select(_ => alone.NextUInt64()).Order()];
        Assert.AreSequenceEqual(expected, taken.SelectMany(values => values).Order());
    }
}
