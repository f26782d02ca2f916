using System.Collections.Immutable;
using Autograd.MLNet.Tests.Platform;
using Autograd.MLNet.Tests.Saving;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Trainers;

/// <content>What ML.NET can do with its model.</content>
public sealed partial class MulticlassTrainerTests
{
    public required TestContext TestContext { get; set; }

    [TestMethod]
    public void CrossValidate_TrainsOnEveryFold()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(ClassExample.Draw(600, seed: 20));

        var results = _mlContext.MulticlassClassification.CrossValidate(data, _mlContext.MulticlassClassification.Trainers.Autograd(numberOfEpochs: 40), numberOfFolds: 3);

        Assert.HasCount(3, results);
        foreach (var result in results)
        {
            Assert.IsGreaterThan(0.55, result.Metrics.MicroAccuracy);
            Assert.IsLessThan(0.95, result.Metrics.LogLoss);
        }
    }

    [TestMethod]
    public void PermutationFeatureImportance_FindsWhatMatters()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(ClassExample.Draw(400, seed: 21));
        MulticlassPredictionTransformer<MaximumEntropyModelParameters> model = _mlContext.MulticlassClassification.Trainers.Autograd(numberOfEpochs: 40).Fit(data);

        ImmutableArray<MulticlassClassificationMetricsStatistics> importance = _mlContext.MulticlassClassification.PermutationFeatureImportance(model, data, permutationCount: 3);

        Assert.HasCount(3, importance);
        Assert.IsLessThan(-0.05, importance[0].MicroAccuracy.Mean);
        Assert.IsLessThan(-0.05, importance[1].MicroAccuracy.Mean);
        Assert.AreEqual(0, importance[2].MicroAccuracy.Mean, 0.03);
    }

    [TestMethod]
    public void PermutationFeatureImportance_OfAnyTransformer_NamesTheFeatures()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Visit.Some(300, seed: 22));
        ITransformer model = _mlContext.Transforms.Conversion.MapValueToKey("Label", "Stars")
            .Append(_mlContext.Transforms.Categorical.OneHotEncoding("Where", "City"))
            .Append(_mlContext.Transforms.Concatenate("Features", "Minutes", "Where"))
            .Append(_mlContext.MulticlassClassification.Trainers.Autograd(numberOfEpochs: 40)).Fit(data);

        var importance = _mlContext.MulticlassClassification.PermutationFeatureImportance(model, model.Transform(data));

        CollectionAssert.AreEquivalent(new[] { "Minutes", "Where.Rome", "Where.Bonn", "Where.Oslo" }, importance.Keys.ToArray());
        Assert.IsLessThan(-0.2, importance["Minutes"].MicroAccuracy.Mean);
        Assert.IsLessThan(-0.1, importance["Where.Rome"].MicroAccuracy.Mean);
    }

    [TestMethod]
    public void PredictionEngine_PredictsWhatTransformDoes()
    {
        List<ClassExample> rows = ClassExample.Draw(50, seed: 23);
        var model = Fit(rows, new() { NumberOfEpochs = 10 });

        PredictionEngine<ClassExample, Prediction> engine = _mlContext.Model.CreatePredictionEngine<ClassExample, Prediction>(model, ignoreMissingColumns: true);

        foreach ((ClassExample row, Prediction expected) in rows.Zip(Predictions(model, rows)))
        {
            Prediction prediction = engine.Predict(row);
            CollectionAssert.AreEqual(expected.Score, prediction.Score);
            Assert.AreEqual(expected.PredictedLabel, prediction.PredictedLabel);
        }
    }

    [TestMethod]
    public void SavedModel_LoadsWithoutThisLibrary_AndPredictsTheSameNames()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(ClassExample.Draw(100, seed: 24));
        ITransformer model = _mlContext.Transforms.Conversion.MapValueToKey("Key", "Species")
            .Append(_mlContext.MulticlassClassification.Trainers.Autograd("Key", numberOfEpochs: 10))
            .Append(_mlContext.Transforms.Conversion.MapKeyToValue("Name", "PredictedLabel")).Fit(data);
        using var stream = new MemoryStream();
        _mlContext.Model.Save(model, data.Schema, stream);

        ITransformer loaded = new MLContext().Model.Load(stream, out DataViewSchema schema);

        Assert.AreEqual(Show.Schema(data.Schema), Show.Schema(schema));
        Assert.AreEqual(Show.Schema(model.GetOutputSchema(data.Schema)), Show.Schema(loaded.GetOutputSchema(schema)));
        Assert.AreEqual(Show.Rows(model.Transform(data), "PredictedLabel", "Name", "Score"), Show.Rows(loaded.Transform(data), "PredictedLabel", "Name", "Score"));
        StringAssert.Contains(Show.SlotNames(loaded.GetOutputSchema(schema)["Score"]), "birch");
        SavedFile.AssertNamesOnlyMLNet(stream);
    }

    [TestMethod]
    public void SavedModel_ScoresTheSameBits_InAProgramWithoutThisLibrary()
    {
        List<ClassExample> rows = ClassExample.Draw(100, seed: 25);
        var model = Fit(rows, new() { NumberOfEpochs = 10 });
        using var directory = new TemporaryDirectory();
        string path = directory.File("model.zip");
        _mlContext.Model.Save(model, _mlContext.Data.LoadFromEnumerable(rows).Schema, path);

        string there = ModelConsumer.Run(path, rows[0].Features, TestContext.CancellationToken);

        Assert.AreEqual(ModelConsumer.Bits(Predictions(model, rows)[0].Score), there);
    }
}
