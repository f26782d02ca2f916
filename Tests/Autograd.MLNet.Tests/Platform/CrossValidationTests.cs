using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Which rows each fold trains on and is tested on.</summary>
[TestClass]
public sealed class CrossValidationTests
{
    [TestMethod]
    public void FoldsAreFixedByTheContextSeed()
    {
        var ml = new MLContext(1);
        var estimator = new RecordingEstimator(ml);
        var results = ml.Regression.CrossValidate(Numbers(ml), estimator, numberOfFolds: 3);

        Assert.AreEqual(
            "0 1 3 4 5 6 7 8 11 15 16 17 18 19 | 0 1 2 4 6 7 8 9 10 11 12 13 14 16 | 2 3 5 9 10 12 13 14 15 17 18 19",
            string.Join(" | ", estimator.Labels));
        Assert.AreEqual("2 | 9 | 10 | 12 | 13 | 14 / 3 | 5 | 15 | 17 | 18 | 19 / 0 | 1 | 4 | 6 | 7 | 8 | 11 | 16", Folds(results));
        Assert.AreEqual("0 1 2", string.Join(' ', results.Select(result => result.Fold)));
    }

    [TestMethod]
    public void FiveFoldsUnlessToldOtherwise()
    {
        var ml = new MLContext(1);
        Assert.AreEqual(
            "2 | 12 | 13 / 9 | 10 | 14 | 17 / 3 | 15 | 18 | 19 / 5 | 8 | 11 | 16 / 0 | 1 | 4 | 6 | 7",
            Folds(ml.Regression.CrossValidate(Numbers(ml), new RecordingEstimator(ml))));
    }

    [TestMethod]
    public void ASeedOfItsOwnOverridesTheContext()
    {
        foreach (var ml in new[] { new MLContext(1), new MLContext() })
            Assert.AreEqual(
                "2 | 3 | 4 | 8 | 14 | 15 | 18 / 0 | 1 | 5 | 6 | 7 | 9 | 10 | 11 | 12 | 13 | 16 | 17 | 19",
                Folds(ml.Regression.CrossValidate(Numbers(ml), new RecordingEstimator(ml), 2, seed: 9)));
    }

    [TestMethod]
    public void RowsOfOneKeyStayInOneFold()
    {
        var ml = new MLContext(1);
        Row[] rows = [.. Enumerable.Range(0, 18).Select(index => new Row { Label = index % 6 })];
        var results = ml.Regression.CrossValidate(ml.Data.LoadFromEnumerable(rows), new RecordingEstimator(ml), 2, samplingKeyColumnName: "Label");
        Assert.AreEqual("0 | 1 | 2 | 0 | 1 | 2 | 0 | 1 | 2 / 3 | 4 | 5 | 3 | 4 | 5 | 3 | 4 | 5", Folds(results));
    }

    [TestMethod]
    public void EveryFoldIsScoredByItsOwnModel()
    {
        var ml = new MLContext(1);
        var results = ml.Regression.CrossValidate(Numbers(ml), new RecordingEstimator(ml), 2);
        Assert.AreEqual(
            "2 6.4444447 | 3 6.4444447 | 9 6.4444447 | 10 6.4444447 | 12 6.4444447 | 13 6.4444447 | 14 6.4444447 | 15 6.4444447 | 17 6.4444447 | 18 6.4444447 | 19 6.4444447",
            Show.Rows(results[0].ScoredHoldOutSet, "Label", "Score"));
        Assert.AreEqual("Label: Single, Features: Vector<Single, 3>, Score: Single", Show.Schema(results[0].ScoredHoldOutSet.Schema));
        foreach (var result in results)
        {
            var metrics = ml.Regression.Evaluate(result.ScoredHoldOutSet);
            Assert.AreEqual(metrics.RSquared, result.Metrics.RSquared);
            Assert.AreEqual(metrics.MeanAbsoluteError, result.Metrics.MeanAbsoluteError);
        }
    }

    [TestMethod]
    public void ChainsAreFittedForEveryFold()
    {
        var ml = new MLContext(1);
        var estimator = new RecordingEstimator(ml);
        var chain = ml.Transforms.CopyColumns("Copy", "Features").Append(estimator);
        var results = ml.Regression.CrossValidate(Numbers(ml), chain, 2);
        Assert.HasCount(2, estimator.Labels);
        Assert.IsInstanceOfType<TransformerChain<RegressionPredictionTransformer<LinearRegressionModelParameters>>>(results[0].Model);
    }

    [TestMethod]
    public void OneFoldIsTooFew()
    {
        var ml = new MLContext(1);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Must be more than 1 (Parameter 'numFolds')",
            Show.Error(() => ml.Regression.CrossValidate(Numbers(ml), new RecordingEstimator(ml), 1)));
    }

    private static IDataView Numbers(MLContext ml) => ml.Data.LoadFromEnumerable(Row.Numbered(20));

    private static string Folds(IEnumerable<TrainCatalogBase.CrossValidationResult<RegressionMetrics>> results) =>
        string.Join(" / ", results.Select(result => Show.Rows(result.ScoredHoldOutSet, "Label")));
}
