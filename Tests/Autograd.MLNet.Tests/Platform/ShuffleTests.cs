using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Rows in random order: the same for the same seed, on every machine.</summary>
[TestClass]
public sealed class ShuffleTests
{
    [TestMethod]
    public void TheContextSeedDecidesTheOrder()
    {
        var ml = new MLContext(1);
        Assert.AreEqual(
            "15 | 12 | 13 | 16 | 3 | 10 | 14 | 5 | 1 | 17 | 11 | 18 | 19 | 0 | 2 | 9 | 7 | 4 | 6 | 8",
            Show.Rows(ml.Data.ShuffleRows(Numbers(ml, 20)), "Label"));
    }

    [TestMethod]
    public void EveryShuffleOfAContextIsDifferent()
    {
        var ml = new MLContext(1);
        Show.Rows(ml.Data.ShuffleRows(Numbers(ml, 20)), "Label");
        Assert.AreEqual(
            "19 | 18 | 3 | 1 | 13 | 2 | 11 | 0 | 8 | 16 | 12 | 6 | 9 | 4 | 7 | 14 | 5 | 15 | 17 | 10",
            Show.Rows(ml.Data.ShuffleRows(Numbers(ml, 20)), "Label"));
    }

    [TestMethod]
    public void TheOrderDependsOnWhatTheContextMadeBefore()
    {
        var ml = new MLContext(1);
        var data = Numbers(ml, 20);
        ml.Transforms.Conversion.MapValueToKey("Label");
        ml.Transforms.Categorical.OneHotEncoding("Label");
        ml.Transforms.Categorical.OneHotHashEncoding("Label");
        ml.Transforms.ReplaceMissingValues("Label");
        ml.Transforms.Conversion.ConvertType("Label");
        ml.Transforms.Conversion.MapKeyToValue("Label");
        ml.Transforms.Conversion.MapKeyToVector("Label");
        ml.Transforms.Conversion.Hash("Label");
        ml.Transforms.DropColumns("Label");
        ml.Data.TakeRows(data, 1);
        ml.Data.FilterRowsByColumn(data, "Label");
        ml.Data.FilterRowsByMissingValues(data, "Label");
        Assert.AreEqual(
            "13 | 12 | 6 | 10 | 0 | 16 | 19 | 1 | 14 | 17 | 9 | 7 | 15 | 3 | 11 | 18 | 8 | 4 | 5 | 2",
            Show.Rows(ml.Data.ShuffleRows(data), "Label"));
    }

    [TestMethod]
    public void ASeedOfItsOwnOverridesTheContext()
    {
        foreach (var ml in new[] { new MLContext(1), new MLContext(2), new MLContext() })
            Assert.AreEqual(
                "19 | 17 | 1 | 13 | 15 | 4 | 2 | 3 | 9 | 8 | 5 | 11 | 10 | 12 | 14 | 16 | 18 | 7 | 0 | 6",
                Show.Rows(ml.Data.ShuffleRows(Numbers(ml, 20), seed: 7), "Label"));
    }

    [TestMethod]
    public void EveryCursorSeesTheSameOrder()
    {
        var ml = new MLContext(3);
        var shuffled = ml.Data.ShuffleRows(Numbers(ml, 20));
        Assert.AreEqual(Show.Rows(shuffled, "Label"), Show.Rows(shuffled, "Label"));
    }

    [TestMethod]
    public void ASmallPoolKeepsRowsNearWhereTheyWere()
    {
        var ml = new MLContext(1);
        Assert.AreEqual(
            "4 | 5 | 6 | 2 | 7 | 8 | 10 | 9 | 1 | 0 | 12 | 11 | 14 | 15 | 3 | 16 | 19 | 13 | 21 | 18 | 17 | 25 | 26 | 24 | 23 | 29 | 22 | 20 | "
            + "28 | 27",
            Show.Rows(ml.Data.ShuffleRows(Numbers(ml, 30), seed: 7, shufflePoolSize: 5), "Label"));
        Assert.AreEqual(
            "1 | 2 | 3 | 4 | 5 | 6 | 7 | 0 | 8 | 9 | 11 | 10 | 12 | 13 | 14 | 15 | 17 | 16 | 19 | 18 | 20 | 22 | 23 | 21 | 24 | 26 | 25 | 28 | "
            + "27 | 29 | 30 | 32 | 31 | 33 | 35 | 34 | 37 | 38 | 36 | 39 | 40 | 42 | 41 | 44 | 43 | 45 | 46 | 48 | 49 | 50 | 47 | 52 | 51 | 54 | "
            + "55 | 56 | 53 | 58 | 59 | 57",
            Show.Rows(ml.Data.ShuffleRows(Numbers(ml, 60), seed: 7, shufflePoolSize: 2), "Label"));
        Assert.AreEqual("0 | 1 | 2 | 3 | 4", Show.Rows(ml.Data.ShuffleRows(Numbers(ml, 5), seed: 7, shufflePoolSize: 1), "Label"));
    }

    [TestMethod]
    public void WhatIsInMemoryIsShuffledByTheSourceToo()
    {
        var ml = new MLContext(1);
        var cached = ml.Data.Cache(Numbers(ml, 20));
        Assert.AreEqual(
            "1 | 7 | 2 | 17 | 0 | 10 | 5 | 12 | 8 | 16 | 18 | 19 | 14 | 9 | 6 | 15 | 3 | 11 | 4 | 13",
            Show.Rows(ml.Data.ShuffleRows(cached, seed: 7), "Label"));
        Assert.AreEqual(
            "4 | 2 | 5 | 12 | 10 | 18 | 13 | 11 | 16 | 8 | 14 | 19 | 9 | 17 | 6 | 0 | 15 | 7 | 3 | 1",
            Show.Rows(ml.Data.ShuffleRows(cached, seed: 7, shufflePoolSize: 1), "Label"));
        Assert.AreEqual(
            "13 | 12 | 17 | 6 | 0 | 19 | 2 | 15 | 5 | 18 | 9 | 16 | 3 | 1 | 10 | 4 | 11 | 7 | 8 | 14",
            Show.Rows(ml.Data.ShuffleRows(cached, seed: 7, shuffleSource: false), "Label"));
    }

    [TestMethod]
    public void AllColumnsOfARowStayTogether()
    {
        var ml = new MLContext(1);
        var rows = Row.Of([0, 1, 2], [3, 0, 0], [6, 7, 8], [9, 0, 0]);
        Assert.AreEqual("3 [9 0 0] | 1 [3 0 0] | 0 [0 1 2] | 2 [6 7 8]", Show.Rows(ml.Data.ShuffleRows(ml.Data.LoadFromEnumerable(rows), seed: 2)));
    }

    [TestMethod]
    public void AReaderMayBringItsOwnRandomNumbers()
    {
        var ml = new MLContext(1);
        var shuffled = ml.Data.ShuffleRows(Numbers(ml, 10), seed: 7);
        Assert.IsTrue(shuffled.CanShuffle);
        Assert.AreEqual(10, ml.Data.ShuffleRows(ml.Data.Cache(Numbers(ml, 10), "Label")).GetRowCount());
        using var cursor = shuffled.GetRowCursor([shuffled.Schema["Label"]], new Random(5));
        var getter = cursor.GetGetter<float>(shuffled.Schema["Label"]);
        var labels = new List<float>();
        float label = 0;
        while (cursor.MoveNext())
        {
            getter(ref label);
            labels.Add(label);
        }
        Assert.AreEqual("5 2 9 0 4 3 7 6 1 8", string.Join(' ', labels));
    }

    [TestMethod]
    public void ErrorsOfTheSourceSayWhereTheyHappened()
    {
        var ml = new MLContext(1);
        var failing = ml.Data.LoadFromEnumerable(Failing());
        Assert.AreEqual(
            "InvalidOperationException: Shuffle input cursor reader failed with an exception",
            Show.Error(() => Show.Rows(ml.Data.ShuffleRows(failing), "Label")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Must be positive (Parameter 'shufflePoolSize')",
            Show.Error(() => ml.Data.ShuffleRows(failing, shufflePoolSize: 0)));
    }

    private static IEnumerable<Row> Failing()
    {
        yield return new Row();
        throw new InvalidOperationException("No more.");
    }

    private static IDataView Numbers(MLContext ml, int count) => ml.Data.LoadFromEnumerable(Row.Numbered(count));
}
