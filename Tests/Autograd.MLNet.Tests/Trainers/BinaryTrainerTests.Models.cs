using System.Collections.Immutable;
using Autograd.MLNet.Tests.Platform;
using Autograd.MLNet.Tests.Saving;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Calibrated = Microsoft.ML.Calibrators.CalibratedModelParametersBase<
    Microsoft.ML.Trainers.LinearBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>;

namespace Autograd.MLNet.Tests.Trainers;

/// <content>What ML.NET can do with its model.</content>
public sealed partial class BinaryTrainerTests
{
    public required TestContext TestContext { get; set; }

    [TestMethod]
    public void CrossValidate_TrainsOnEveryFold()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(600, seed: 20));

        var results = _mlContext.BinaryClassification.CrossValidate(data, _mlContext.BinaryClassification.Trainers.Autograd(numberOfEpochs: 50), numberOfFolds: 3);

        Assert.HasCount(3, results);
        foreach (var result in results)
        {
            Assert.IsGreaterThan(0.8, result.Metrics.AreaUnderRocCurve);
            Assert.IsLessThan(0.9, result.Metrics.LogLoss);
        }
    }

    [TestMethod]
    public void OneVersusAll_TrainsOneModelForEachClass()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(ClassExample.Draw(600, seed: 21));
        var binary = _mlContext.BinaryClassification.Trainers.Autograd(numberOfEpochs: 40);

        var model = _mlContext.MulticlassClassification.Trainers.OneVersusAll(binary).Fit(data);

        MulticlassClassificationMetrics all = _mlContext.MulticlassClassification.Evaluate(model.Transform(data));
        MulticlassClassificationMetrics atOnce = _mlContext.MulticlassClassification.Evaluate(
            _mlContext.MulticlassClassification.Trainers.Autograd(numberOfEpochs: 40).Fit(data).Transform(data));
        Assert.AreEqual(atOnce.MicroAccuracy, all.MicroAccuracy, 0.03);
        Assert.AreEqual(atOnce.LogLoss, all.LogLoss, 0.05);
    }

    [TestMethod]
    public void PermutationFeatureImportance_FindsWhatMatters()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(500, seed: 22));
        BinaryPredictionTransformer<Calibrated> model = _mlContext.BinaryClassification.Trainers.Autograd(numberOfEpochs: 50).Fit(data);

        ImmutableArray<BinaryClassificationMetricsStatistics> importance = _mlContext.BinaryClassification.PermutationFeatureImportance(model, data, permutationCount: 3);

        Assert.HasCount(3, importance);
        Assert.IsLessThan(-0.15, importance[0].AreaUnderRocCurve.Mean);
        Assert.IsLessThan(-0.05, importance[1].AreaUnderRocCurve.Mean);
        Assert.AreEqual(0, importance[2].AreaUnderRocCurve.Mean, 0.02);
    }

    [TestMethod]
    public void PermutationFeatureImportance_OfAnyTransformer_NamesTheFeatures()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Payment.Some(400, seed: 23));
        ITransformer model = _mlContext.Transforms.Concatenate("Features", "Amount", "Age")
            .Append(_mlContext.BinaryClassification.Trainers.Autograd("IsFraud", numberOfEpochs: 50)).Fit(data);

        var importance = _mlContext.BinaryClassification.PermutationFeatureImportanceNonCalibrated(model, model.Transform(data), "IsFraud");

        CollectionAssert.AreEquivalent(new[] { "Amount", "Age" }, importance.Keys.ToArray());
        Assert.IsLessThan(-0.2, importance["Amount"].AreaUnderRocCurve.Mean);
        Assert.AreEqual(0, importance["Age"].AreaUnderRocCurve.Mean, 0.02);
    }

    [TestMethod]
    public void FeatureContributions_AndTheBias_AddUpToTheScore()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(50, seed: 24));
        var model = _mlContext.BinaryClassification.Trainers.Autograd().Fit(data);

        IDataView scored = model.Transform(data);
        IDataView explained = _mlContext.Transforms.CalculateFeatureContribution(model, normalize: false).Fit(scored).Transform(scored);

        Contribution[] rows = [.. _mlContext.Data.CreateEnumerable<Contribution>(explained, reuseRowObject: false)];
        foreach (Contribution row in rows)
            Assert.AreEqual(row.Score, row.FeatureContributions.Sum(x => (double)x) + model.Model.SubModel.Bias, 1e-2);
        Assert.AreEqual(rows[0].Features[0] * model.Model.SubModel.Weights[0], rows[0].FeatureContributions[0]);
    }

    [TestMethod]
    public void PredictionEngine_PredictsWhatTransformDoes()
    {
        List<BinaryExample> rows = BinaryExample.Draw(50, seed: 25);
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);
        var model = _mlContext.BinaryClassification.Trainers.Autograd().Fit(data);

        PredictionEngine<BinaryExample, Prediction> engine = _mlContext.Model.CreatePredictionEngine<BinaryExample, Prediction>(model);

        foreach ((BinaryExample row, Prediction expected) in rows.Zip(Predictions(model, data)))
        {
            Prediction prediction = engine.Predict(row);
            Assert.AreEqual(expected.Score, prediction.Score);
            Assert.AreEqual(expected.Probability, prediction.Probability);
            Assert.AreEqual(expected.PredictedLabel, prediction.PredictedLabel);
        }
    }

    [TestMethod]
    public void SavedModel_LoadsWithoutThisLibrary_AndPredictsTheSameBits()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(100, seed: 26));
        ITransformer model = _mlContext.BinaryClassification.Trainers.Autograd(loss: AutogradLoss.Hinge()).Fit(data);
        using var stream = new MemoryStream();
        _mlContext.Model.Save(model, data.Schema, stream);

        ITransformer loaded = new MLContext().Model.Load(stream, out DataViewSchema schema);

        Assert.IsInstanceOfType<BinaryPredictionTransformer<Calibrated>>(loaded);
        Assert.AreEqual(Show.Schema(data.Schema), Show.Schema(schema));
        Assert.AreEqual(Show.Schema(model.GetOutputSchema(data.Schema)), Show.Schema(loaded.GetOutputSchema(schema)));
        Assert.AreEqual(Show.Rows(model.Transform(data)), Show.Rows(loaded.Transform(data)));
        SavedFile.AssertNamesOnlyMLNet(stream);
    }

    [TestMethod]
    public void SavedModel_ScoresTheSameBits_InAProgramWithoutThisLibrary()
    {
        List<BinaryExample> rows = BinaryExample.Draw(100, seed: 27);
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);
        ITransformer model = _mlContext.BinaryClassification.Trainers.Autograd().Fit(data);
        using var directory = new TemporaryDirectory();
        string path = directory.File("model.zip");
        _mlContext.Model.Save(model, data.Schema, path);

        string there = ModelConsumer.Run(path, rows[0].Features, TestContext.CancellationToken);

        Assert.AreEqual(ModelConsumer.Bits(Predictions(model, data)[0].Score), there);
    }

    private sealed class Contribution
    {
        public float[] Features { get; set; } = [];

        public float[] FeatureContributions { get; set; } = [];

        public float Score { get; set; }
    }
}
