using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

[TestClass]
public sealed class RegressionTrainerTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    public void Fit_FindsThePlane_OnRawFeaturesWithDefaultOptions()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(1000, seed: 1));

        RegressionPredictionTransformer<LinearRegressionModelParameters> model = _mlContext.Regression.Trainers.Autograd().Fit(data);

        Assert.AreEqual(2, model.Model.Weights[0], 1e-4);
        Assert.AreEqual(-1, model.Model.Weights[1], 1e-2);
        RegressionMetrics metrics = _mlContext.Regression.Evaluate(model.Transform(data));
        Assert.IsGreaterThan(0.999999, metrics.RSquared);
    }

    [TestMethod]
    public void Fit_MatchesTheClosedForm_WhateverTheBatchSize()
    {
        List<Example> rows = Example.Plane(300, seed: 2, noise: 200);
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);
        double best = LeastSquares.Rmse(rows, LeastSquares.Fit(rows));

        foreach (int batchSize in new[] { 1, 7, 64, 300, 1000 })
        {
            var model = _mlContext.Regression.Trainers.Autograd(batchSize: batchSize).Fit(data);

            double rmse = LeastSquares.Rmse(rows, [.. model.Model.Weights.Select(w => (double)w), model.Model.Bias]);
            Assert.IsLessThan(best * 1.002, rmse, $"batch size {batchSize}: RMSE {rmse}, closed form {best}");
        }
    }

    [TestMethod]
    public void Fit_ReadsTheNamedColumns()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(200, seed: 3));
        IEstimator<ITransformer> pipeline = _mlContext.Transforms.CopyColumns("Target", "Label")
            .Append(_mlContext.Transforms.CopyColumns("Inputs", "Features"))
            .Append(_mlContext.Regression.Trainers.Autograd("Target", "Inputs"));

        ITransformer model = pipeline.Fit(data);

        Assert.IsGreaterThan(0.999, _mlContext.Regression.Evaluate(model.Transform(data), "Target").RSquared);
    }

    [TestMethod]
    public void Fit_IgnoresAConstantFeature()
    {
        List<Example> rows = Example.Plane(200, seed: 4);
        rows.ForEach(row => row.Features[2] = 0.1f);

        var model = _mlContext.Regression.Trainers.Autograd().Fit(_mlContext.Data.LoadFromEnumerable(rows));

        Assert.AreEqual(0, model.Model.Weights[2]);
        Assert.AreEqual(2, model.Model.Weights[0], 1e-3);
    }

    [TestMethod]
    public void Fit_OnOneRow_PredictsItsLabel()
    {
        List<Example> rows = Example.Plane(1, seed: 5);
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);

        var model = _mlContext.Regression.Trainers.Autograd().Fit(data);

        float score = _mlContext.Data.CreateEnumerable<Scored>(model.Transform(data), false).Single().Score;
        Assert.AreEqual(rows[0].Label, score, Math.Abs(rows[0].Label) * 1e-6);
    }

    [TestMethod]
    public void L2Regularization_GivesTheRidgeSolution()
    {
        // One standardised feature x and label y with correlation r: (1 − 2r·w + w²) + λ/2·w² is least at w = 2r / (2 + λ).
        float[] x = [1, 2, 3, 4, 5, 6], y = [1, 3, 2, 5, 4, 6];
        IDataView data = _mlContext.Data.LoadFromEnumerable(x.Zip(y, (a, b) => new Pair { X = a, Label = b }));
        var options = new AutogradRegressionTrainer.Options { FeatureColumnName = "Features", L2Regularization = 0.5f, BatchSize = 6 };

        var model = _mlContext.Transforms.Concatenate("Features", "X").Append(_mlContext.Regression.Trainers.Autograd(options)).Fit(data);

        double r = Correlation(x, y);
        double expected = 2 * r / 2.5;
        Assert.AreEqual(expected, model.LastTransformer.Model.Weights[0], 1e-5);
        Assert.AreEqual(3.5 - (3.5 * expected), model.LastTransformer.Model.Bias, 1e-5);
    }

    [TestMethod]
    public void ExampleWeight_Two_EqualsTheRowTwice()
    {
        List<Example> weighted = Example.Plane(60, seed: 6, noise: 300);
        weighted.ForEach(row => row.Weight = row.Features[0] > 500 ? 2 : 1);
        List<Example> repeated = [.. weighted.SelectMany(row => Enumerable.Repeat(row, (int)row.Weight))];

        var ofWeights = _mlContext.Regression.Trainers.Autograd(exampleWeightColumnName: "Weight", batchSize: 1000).Fit(_mlContext.Data.LoadFromEnumerable(weighted));
        var ofRows = _mlContext.Regression.Trainers.Autograd(batchSize: 1000).Fit(_mlContext.Data.LoadFromEnumerable(repeated));

        Assert.AreEqual(ofRows.Model.Weights[0], ofWeights.Model.Weights[0], 1e-4);
        Assert.AreEqual(ofRows.Model.Weights[1], ofWeights.Model.Weights[1], 1e-2);
        var unweighted = _mlContext.Regression.Trainers.Autograd(batchSize: 1000).Fit(_mlContext.Data.LoadFromEnumerable(weighted));
        Assert.AreNotEqual(ofRows.Model.Weights[0], unweighted.Model.Weights[0], 1e-4f);
    }

    [TestMethod]
    public void SlotNames_OfTheFeaturesSurvive()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, 20).Select(i => new Pair { X = i, Z = i * i % 7, Label = i }));
        var pipeline = _mlContext.Transforms.Concatenate("Features", "X", "Z").Append(_mlContext.Regression.Trainers.Autograd());

        IDataView scored = pipeline.Fit(data).Transform(data);

        VBuffer<ReadOnlyMemory<char>> names = default;
        scored.Schema["Features"].GetSlotNames(ref names);
        CollectionAssert.AreEqual(new[] { "X", "Z" }, names.DenseValues().Select(name => name.ToString()).ToArray());
        Assert.AreEqual(NumberDataViewType.Single, scored.Schema["Score"].Type);
    }

    [TestMethod]
    public void CrossValidate_TrainsOnEveryFold()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(200, seed: 7, noise: 1));

        var results = _mlContext.Regression.CrossValidate(data, _mlContext.Regression.Trainers.Autograd(), numberOfFolds: 4);

        Assert.HasCount(4, results);
        foreach (var result in results)
            Assert.IsGreaterThan(0.999, result.Metrics.RSquared);
    }

    [TestMethod]
    public void Info_WantsNeitherNormalizationNorCaching()
    {
        TrainerInfo info = _mlContext.Regression.Trainers.Autograd().Info;

        Assert.IsFalse(info.NeedNormalization);
        Assert.IsFalse(info.WantCaching);
    }

    [TestMethod]
    public void GetOutputSchema_AddsScoreToTheChain()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(10, seed: 8));

        ITransformer model = _mlContext.Regression.Trainers.Autograd().Fit(data);
        DataViewSchema schema = model.GetOutputSchema(data.Schema);

        CollectionAssert.AreEqual(new[] { "Label", "Features", "Weight", "Score" }, schema.Select(column => column.Name).ToArray());
    }

    private static double Correlation(float[] x, float[] y)
    {
        double mx = x.Average(), my = y.Average();
        double xy = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum();
        return xy / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }

    private sealed class Pair
    {
        public float X { get; set; }

        public float Z { get; set; }

        public float Label { get; set; }
    }

    private sealed class Scored
    {
        public float Score { get; set; }
    }
}
