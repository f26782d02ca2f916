using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Cached data is read from its source once.</summary>
[TestClass]
public sealed class CacheTests
{
    private readonly MLContext _ml = new(1);
    private int _reads;

    [TestMethod]
    public void TheSourceIsReadOnce()
    {
        var cached = _ml.Data.Cache(Source());
        Assert.AreEqual(0, _reads);
        for (var pass = 0; pass < 3; pass++)
            Assert.AreEqual("0 [0 1 2] | 1 [3 4 5]", Show.Rows(cached));
        Assert.AreEqual(2, _reads);
    }

    [TestMethod]
    public void SchemaAndValuesAreThoseOfTheSource()
    {
        var source = Source();
        var cached = _ml.Data.Cache(source);
        Assert.AreEqual(Show.Schema(source.Schema), Show.Schema(cached.Schema));
        Assert.AreEqual(Show.Rows(source), Show.Rows(cached));
    }

    [TestMethod]
    public void VectorsWithoutValuesStaySparse()
    {
        var rows = new[] { 3, 0, 0 }.Select(count => new SparseRow { Vector = new VBuffer<float>(3, count, new float[count], new int[count]) });
        Assert.AreEqual("[0 0 0] | [of 3] | [of 3]", Show.Rows(_ml.Data.Cache(_ml.Data.LoadFromEnumerable(rows))));
    }

    [TestMethod]
    public void ColumnsCanBeCachedAhead()
    {
        var cached = _ml.Data.Cache(Source(), "Label");
        Assert.AreEqual("0 | 1", Show.Rows(cached, "Label"));
        Assert.AreEqual("[0 1 2] | [3 4 5]", Show.Rows(cached, "Features"));
    }

    [TestMethod]
    public void TheRowCountIsKnownOnceRead()
    {
        var cached = _ml.Data.Cache(Source());
        Show.Rows(cached);
        Assert.AreEqual(2, cached.GetRowCount());
    }

    [TestMethod]
    public void ACheckpointInAChainCachesForTheTrainers()
    {
        var first = new RecordingEstimator(_ml);
        var second = new RecordingEstimator(_ml);
        _ml.Transforms.CopyColumns("Copy", "Label").AppendCacheCheckpoint(_ml).Append(first).Append(second).Fit(Source());
        Assert.AreEqual("0 1", first.Labels.Single());
        Assert.AreEqual("0 1", second.Labels.Single());
        Assert.AreEqual(2, _reads);
    }

    private IDataView Source()
    {
        return _ml.Data.LoadFromEnumerable(Rows());

        IEnumerable<Row> Rows()
        {
            foreach (var row in Row.Of([0, 1, 2], [3, 4, 5]))
            {
                _reads++;
                yield return row;
            }
        }
    }

    private sealed class SparseRow
    {
        [VectorType(3)]
        public VBuffer<float> Vector { get; set; }
    }
}
