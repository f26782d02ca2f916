using Autograd.Core.Data;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Data;

/// <summary>Orders of rows.</summary>
[TestClass]
public sealed class SamplerTests
{
    [TestMethod]
    public void Sequential() => Assert.AreSequenceEqual([0, 1, 2], new SequentialSampler(3));

    [TestMethod]
    public void RandomDrawsASeedForAGeneratorOfItsOwn()
    {
        Variable.ManualSeed(3);
        int[] first = [.. new RandomSampler(10)];
        int[] second = [.. new RandomSampler(10)];
        Variable.ManualSeed(3);
        Assert.AreSequenceEqual(new Generator(Generator.Default.NextInt64()).Permutation(10), first);
        Assert.AreSequenceEqual(new Generator(Generator.Default.NextInt64()).Permutation(10), second);
    }

    [TestMethod]
    public void RandomWithAGeneratorTakesOnePermutationMoreThanItGives()
    {
        Generator generator = new(5), other = new(5);
        var sampler = new RandomSampler(10, generator: generator);
        Assert.AreSequenceEqual(other.Permutation(10), sampler);
        other.Permutation(10);
        Assert.AreSequenceEqual(other.Permutation(10), sampler);
    }

    [TestMethod]
    public void MoreSamplesThanRows()
    {
        int[] order = [.. new RandomSampler(4, samples: 10, generator: new Generator(1))];
        var other = new Generator(1);
        Assert.AreSequenceEqual([.. other.Permutation(4), .. other.Permutation(4), .. other.Permutation(4)[..2]], order);
    }

    [TestMethod]
    public void Replacement()
    {
        int[] order = [.. new RandomSampler(3, replacement: true, samples: 100, generator: new Generator(1))];
        var other = new Generator(1);
        Assert.AreSequenceEqual(Enumerable.Range(0, 100).Select(_ => (int)(other.NextUInt32() % 3)), order);
    }

    [TestMethod]
    public void Batches()
    {
        var whole = new BatchSampler(new SequentialSampler(5), 2);
        Assert.HasCount(3, whole);
        Assert.AreSequenceEqual(["0 1", "2 3", "4"], whole.Select(batch => string.Join(' ', batch.ToArray())));
        var full = new BatchSampler(new SequentialSampler(5), 2, dropLast: true);
        Assert.HasCount(2, full);
        Assert.AreSequenceEqual(["0 1", "2 3"], full.Select(batch => string.Join(' ', batch.ToArray())));
        Assert.IsEmpty(new BatchSampler(new SequentialSampler(0), 2));
    }

    [TestMethod]
    public void BadNumbers()
    {
        Expect.Error<ArgumentOutOfRangeException>(() => new RandomSampler(0), "num_samples should be a positive integer value, but got num_samples=0");
        Expect.Error<ArgumentOutOfRangeException>(() => new RandomSampler(3, samples: -1), "num_samples=-1");
        Expect.Error<ArgumentOutOfRangeException>(() => new BatchSampler(new SequentialSampler(3), 0), "batch_size should be a positive integer value, but got batch_size=0");
    }
}
