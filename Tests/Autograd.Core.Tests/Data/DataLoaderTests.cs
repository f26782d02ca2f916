using System.Text.Json;
using Autograd.Core.Data;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Data;

/// <summary>Batches of a data set, in PyTorch's order.</summary>
[TestClass]
public sealed class DataLoaderTests
{
    private static readonly JsonElement Seeds = TorchData.Read("rng.json").GetProperty("seeds");

    private readonly TensorDataset<float> _hundred = new(Variable.Arange<float>(200).Reshape(100, 2), Variable.Arange<float>(100));

    public static IEnumerable<string> All => Seeds.EnumerateObject().Select(seed => seed.Name);

    [TestMethod]
    [DynamicData(nameof(All))]
    public void TwoShuffledPassesArePyTorchs(string seed)
    {
        Variable.ManualSeed(long.Parse(seed));
        var loader = new DataLoader<float>(_hundred, batchSize: 16, shuffle: true);
        foreach (JsonElement pass in Seeds.GetProperty(seed).GetProperty("dataloader100_b16_2epochs").EnumerateArray())
        {
            Batch<float>[] batches = [.. loader];
            Assert.HasCount(pass.GetArrayLength(), batches);
            for (int i = 0; i < batches.Length; i++)
                Assert.AreSequenceEqual(pass[i].Numbers().Select(row => (int)row), batches[i].Indices.ToArray());
        }
    }

    [TestMethod]
    public void AGeneratorServesSeedsAndPermutations()
    {
        Generator generator = new(5), other = new(5);
        var loader = new DataLoader<float>(_hundred, batchSize: 30, shuffle: true, generator: generator);
        for (int pass = 0; pass < 2; pass++)
        {
            other.NextInt64();
            Assert.AreSequenceEqual(other.Permutation(100), loader.SelectMany(batch => batch.Indices.ToArray()));
            other.Permutation(100);
        }
    }

    [TestMethod]
    public void APassThatIsLeftEarlyDrawsNoMoreThanItNeeded()
    {
        Generator generator = new(5), other = new(5);
        foreach (Batch<float> _ in new DataLoader<float>(_hundred, batchSize: 30, shuffle: true, generator: generator))
            break;
        other.NextInt64();
        other.Permutation(100);
        Assert.AreEqual(other.NextUInt32(), generator.NextUInt32());
    }

    [TestMethod]
    public void WithoutShufflingBatchesAreRangesAndViews()
    {
        foreach (Batch<float> batch in new DataLoader<float>(_hundred, batchSize: 16))
        {
            Range rows = batch.Range!.Value;
            Assert.AreEqual(batch.Count, rows.End.Value - rows.Start.Value);
            var (x, y) = batch;
            Assert.AreEqual<Shape>([batch.Count, 2], x.Shape);
            Assert.AreEqual(2 * rows.Start.Value, x.ToArray()[0]);
            y.Fill_(-1);
        }

        Assert.IsTrue(_hundred.Columns[1].ToArray().All(value => value == -1), "the data set's own elements");
    }

    [TestMethod]
    public void ShuffledBatchesAreCopies()
    {
        foreach (Batch<float> batch in new DataLoader<float>(_hundred, batchSize: 16, shuffle: true, generator: new Generator(1)))
        {
            Assert.IsNull(batch.Range);
            var (x, y) = batch;
            Assert.AreSequenceEqual(batch.Indices.ToArray().Select(row => (float)row), y.ToArray());
            Assert.AreSequenceEqual(batch.Indices.ToArray().SelectMany(row => (float[])[2 * row, (2 * row) + 1]), x.ToArray());
            y.Fill_(-1);
        }

        Assert.IsTrue(_hundred.Columns[1].ToArray().All(value => value >= 0));
    }

    [TestMethod]
    public void KeptBatchesStayWhatTheyAre()
    {
        Batch<float>[] batches = [.. new DataLoader<float>(_hundred, batchSize: 16, shuffle: true, generator: new Generator(1))];
        Variable<float>[] targets = [.. batches.Select(batch => batch[1])];
        for (int i = 0; i < batches.Length; i++)
            Assert.AreSequenceEqual(batches[i].Indices.ToArray().Select(row => (float)row), targets[i].ToArray());
    }

    [TestMethod]
    public void InsideATapeStepTheCopyIsReused()
    {
        Batch<float>[] batches = [.. new DataLoader<float>(_hundred, batchSize: 20, shuffle: true, generator: new Generator(1))];
        var tape = new Tape<float>();
        int next = 0;
        long bytes = Allocation.Of(
            () =>
            {
                using (tape.Step())
                {
                    var (x, y) = batches[next++ % batches.Length];
                    (x.Sum() + y.Sum()).Item();
                }
            },
            times: 100);
        Assert.AreEqual(0, bytes);
    }

    [TestMethod]
    public void LastBatches()
    {
        Assert.HasCount(7, new DataLoader<float>(_hundred, batchSize: 16));
        Assert.AreSequenceEqual([16, 16, 16, 16, 16, 16, 4], new DataLoader<float>(_hundred, batchSize: 16).Select(batch => batch.Count));
        Assert.HasCount(6, new DataLoader<float>(_hundred, batchSize: 16, dropLast: true));
        Assert.AreSequenceEqual([16, 16, 16, 16, 16, 16], new DataLoader<float>(_hundred, batchSize: 16, dropLast: true).Select(batch => batch.Count));
    }

    [TestMethod]
    public void WithoutBatching()
    {
        var loader = new DataLoader<float>(_hundred, batchSize: null);
        Assert.HasCount(100, loader);
        var (x, y) = loader.ElementAt(7);
        Assert.AreEqual<Shape>([2], x.Shape);
        Assert.AreEqual(Shape.Scalar, y.Shape);
        Assert.AreEqual(7, y.Item());
    }

    [TestMethod]
    public void OtherSamplers()
    {
        Assert.AreSequenceEqual([5, 3, 3], new DataLoader<float>(_hundred, batchSize: 2, sampler: [5, 3, 3]).SelectMany(batch => batch.Indices.ToArray()));
        var batches = new DataLoader<float>(_hundred, batchSampler: new ReadOnlyMemory<int>[] { new[] { 1, 2 }, new[] { 9 } });
        Assert.AreSequenceEqual([2, 1], batches.Select(batch => batch.Count));
        Expect.Error<InvalidOperationException>(() => _ = new DataLoader<float>(_hundred, sampler: [100]).First(), "the sampler gave row 100, the data set has 100 rows");
    }

    [TestMethod]
    public void OptionsThatExcludeOneAnother()
    {
        Expect.Error<ArgumentException>(() => new DataLoader<float>(_hundred, shuffle: true, sampler: [1]), "sampler option is mutually exclusive with shuffle");
        Expect.Error<ArgumentException>(() => new DataLoader<float>(_hundred, batchSize: null, dropLast: true), "disables auto-batching and is mutually exclusive with drop_last");
        Expect.Error<ArgumentOutOfRangeException>(() => new DataLoader<float>(_hundred, batchSize: 0), "batch_size should be a positive integer value, but got batch_size=0");
    }
}
