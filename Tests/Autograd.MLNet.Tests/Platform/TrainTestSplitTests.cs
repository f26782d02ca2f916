using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Which rows go where: the same for the same seed, on every machine.</summary>
[TestClass]
public sealed class TrainTestSplitTests
{
    [TestMethod]
    public void TheContextSeedDecidesTheRows()
    {
        var ml = new MLContext(1);
        var split = ml.Data.TrainTestSplit(Numbers(ml, 30));
        Assert.AreEqual("12 | 28", Show.Rows(split.TestSet, "Label"));
        Assert.AreEqual(
            "0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24 | 25 | 26 | 27 | 29",
            Show.Rows(split.TrainSet, "Label"));
    }

    [TestMethod]
    public void ASeedOfItsOwnOverridesTheContext()
    {
        foreach (var ml in new[] { new MLContext(1), new MLContext(2), new MLContext() })
            Assert.AreEqual(
                "3 | 16 | 17 | 19 | 22",
                Show.Rows(ml.Data.TrainTestSplit(Numbers(ml, 30), testFraction: .25, seed: 7).TestSet, "Label"));
    }

    [TestMethod]
    public void EverySplitOfAContextIsTheSame()
    {
        var ml = new MLContext(5);
        var data = Numbers(ml, 30);
        Assert.AreEqual(
            Show.Rows(ml.Data.TrainTestSplit(data, .2).TestSet, "Label"),
            Show.Rows(ml.Data.TrainTestSplit(data, .2).TestSet, "Label"));
    }

    [TestMethod]
    public void BothSidesKeepTheSchemaAndEveryRow()
    {
        var ml = new MLContext(1);
        var data = Numbers(ml, 30);
        var split = ml.Data.TrainTestSplit(data, .4, seed: 3);
        Assert.AreEqual("Label: Single, Features: Vector<Single, 3>", Show.Schema(split.TrainSet.Schema));
        Assert.AreEqual("Label: Single, Features: Vector<Single, 3>", Show.Schema(split.TestSet.Schema));
        Assert.AreEqual("0 | 4 | 5 | 6 | 10 | 13 | 15 | 18 | 20 | 21 | 23 | 26 | 29", Show.Rows(split.TestSet, "Label"));
        Assert.AreEqual("1 | 2 | 3 | 7 | 8 | 9 | 11 | 12 | 14 | 16 | 17 | 19 | 22 | 24 | 25 | 27 | 28", Show.Rows(split.TrainSet, "Label"));
    }

    [TestMethod]
    public void RowsOfOneKeyStayTogether()
    {
        var ml = new MLContext(1);
        Visit[] visits = [.. Enumerable.Range(0, 24).Select(index => new Visit { Town = "ABCDEFGH"[index % 8].ToString(), Number = index })];
        var split = ml.Data.TrainTestSplit(ml.Data.LoadFromEnumerable(visits), .4, samplingKeyColumnName: "Town");
        Assert.AreEqual("B 1 | H 7 | B 9 | H 15 | B 17 | H 23", Show.Rows(split.TestSet));
        Assert.AreEqual("Town: String, Number: Single", Show.Schema(split.TestSet.Schema));
    }

    [TestMethod]
    public void NumbersCanBeKeys()
    {
        var ml = new MLContext(1);
        Visit[] visits = [.. Enumerable.Range(0, 24).Select(index => new Visit { Town = "A", Number = index % 8 })];
        var split = ml.Data.TrainTestSplit(ml.Data.LoadFromEnumerable(visits), .4, samplingKeyColumnName: "Number", seed: 4);
        Assert.AreEqual("0 | 1 | 2 | 0 | 1 | 2 | 0 | 1 | 2", Show.Rows(split.TestSet, "Number"));
    }

    [TestMethod]
    [DataRow(0.0)]
    [DataRow(1.0)]
    [DataRow(-.1)]
    [DataRow(double.NaN)]
    public void TheFractionMustBeBetweenZeroAndOne(double fraction)
    {
        var ml = new MLContext(1);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Must be between 0 and 1 exclusive (Parameter 'testFraction')",
            Show.Error(() => ml.Data.TrainTestSplit(Numbers(ml, 3), fraction)));
    }

    [TestMethod]
    public void TheKeyColumnMustExist()
    {
        var ml = new MLContext(1);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find SamplingKeyColumn column 'Town' (Parameter 'samplingKeyColumn')",
            Show.Error(() => ml.Data.TrainTestSplit(Numbers(ml, 3), samplingKeyColumnName: "Town")));
    }

    private static IDataView Numbers(MLContext ml, int count) => ml.Data.LoadFromEnumerable(Row.Numbered(count));

    private sealed class Visit
    {
        public string Town = "";
        public float Number;
    }
}
