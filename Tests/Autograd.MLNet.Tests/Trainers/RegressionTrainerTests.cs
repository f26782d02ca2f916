using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Trainers;

/// <summary>Regression, from the ten-line use to the special cases.</summary>
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
            // In every order of the rows.
            foreach (int seed in new[] { 1, 2, 3, 4, 5 })
            {
                var model = new MLContext(seed).Regression.Trainers.Autograd(batchSize: batchSize).Fit(data);

                double rmse = LeastSquares.Rmse(rows, Parameters(model));
                Assert.IsLessThan(best * 1.002, rmse, $"batch size {batchSize}, seed {seed}: RMSE {rmse}, closed form {best}");
            }
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
    public void GetOutputSchema_AddsScoreToTheChain()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(10, seed: 8));

        ITransformer model = _mlContext.Regression.Trainers.Autograd().Fit(data);
        DataViewSchema schema = model.GetOutputSchema(data.Schema);

        CollectionAssert.AreEqual(new[] { "Label", "Features", "Weight", "Score" }, schema.Select(column => column.Name).ToArray());
        Assert.AreEqual(NumberDataViewType.Single, schema["Score"].Type);
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
    }

    [TestMethod]
    public void PredictionEngine_PredictsOneRow()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(200, seed: 9));
        ITransformer model = _mlContext.Regression.Trainers.Autograd().Fit(data);
        using PredictionEngine<Example, Prediction> engine = _mlContext.Model.CreatePredictionEngine<Example, Prediction>(model);

        float score = engine.Predict(new Example { Features = [100, -5000, 0] }).Score;

        Assert.AreEqual(3 + (2 * 100) + 5000, score, 0.1);
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
    public void Huber_And_Absolute_And_LogCosh_FindTheLineThroughOutliers_ThatSquaredMisses()
    {
        // y = 3 + 2x with noise of deviation 0.5, and every tenth label far too large.
        var random = new Random(10);
        List<Example> rows = [.. Enumerable.Range(0, 1000).Select(i =>
        {
            float x = 10 * random.NextSingle();
            return new Example { Features = [x], Label = 3 + (2 * x) + (0.5f * (float)random.NextNormal()) + (i % 10 == 0 ? 20 * x : 0) };
        })];

        foreach (AutogradLoss loss in new[] { AutogradLoss.Huber(delta: 0.5), AutogradLoss.Absolute(), AutogradLoss.LogCosh() })
        {
            double[] line = Parameters(_mlContext.Regression.Trainers.Autograd(loss: loss).Fit(_mlContext.Load(rows)));
            Assert.AreEqual(2, line[0], 0.05, $"{loss}");
            Assert.AreEqual(3, line[1], 0.25, $"{loss}");
            Assert.IsLessThan(MeanLoss(loss, rows, [2, 3]), MeanLoss(loss, rows, line), $"{loss}: no better than the true line");
        }

        Assert.IsGreaterThan(3.5, Parameters(_mlContext.Regression.Trainers.Autograd().Fit(_mlContext.Load(rows)))[0]);
    }

    [TestMethod]
    [DataRow(0.1)]
    [DataRow(0.5)]
    [DataRow(0.9)]
    public void Pinball_LeavesItsShareOfTheLabelsBelow(double tau)
    {
        // Noise that grows with x and is not symmetric: quantiles are lines of different slopes.
        var random = new Random(11);
        List<Example> Draw() => [.. Enumerable.Range(0, 2000).Select(_ =>
        {
            float x = random.NextSingle();
            return new Example { Features = [x], Label = (float)(1 + x + ((1 + (2 * x)) * random.NextExponential())) };
        })];
        List<Example> rows = Draw(), fresh = Draw();

        double[] line = Parameters(_mlContext.Regression.Trainers.Autograd(loss: AutogradLoss.Pinball(tau)).Fit(_mlContext.Load(rows)));

        double below = fresh.Average(row => row.Label < (line[0] * row.Features[0]) + line[1] ? 1.0 : 0);

        Assert.AreEqual(tau, below, 0.02);
        // The τ-quantile of an exponential number is −ln(1 − τ).
        double quantile = -Math.Log(1 - tau);
        Assert.AreEqual(1 + (2 * quantile), line[0], 0.5);
        Assert.AreEqual(1 + quantile, line[1], 0.2);
        double[] truth = [1 + (2 * quantile), 1 + quantile];
        Assert.IsLessThan(1.001 * MeanLoss(AutogradLoss.Pinball(tau), rows, truth), MeanLoss(AutogradLoss.Pinball(tau), rows, line));
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
    [DataRow(0f)]
    [DataRow(float.NaN)]
    [DataRow(-1f)]
    public void ExampleWeight_ThatIsNotPositive_LeavesTheRowOut(float weight)
    {
        List<Example> rows = Example.Plane(60, seed: 12, noise: 300);
        rows[0].Weight = rows[30].Weight = weight;
        var options = new AutogradRegressionTrainer.Options { ExampleWeightColumnName = "Weight", Seed = 1, NumberOfEpochs = 5 };

        var ofAll = _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load(rows));
        var ofOthers = _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load([.. rows.Where(row => row.Weight == 1)]));

        CollectionAssert.AreEqual(Parameters(ofOthers), Parameters(ofAll));
    }

    [TestMethod]
    public void Fit_OnAValidationSet_MeasuresEveryEpoch()
    {
        List<Example> held = Example.Plane(50, seed: 13, noise: 10);
        var reports = new EpochReports();
        var trainer = _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { NumberOfEpochs = 5, Progress = reports });

        var model = trainer.Fit(_mlContext.Load(Example.Plane(200, seed: 14, noise: 10)), _mlContext.Load(held));

        double rmse = LeastSquares.Rmse(held, Parameters(model));
        Assert.AreEqual(rmse * rmse, reports[^1].ValidationLoss!.Value, rmse * rmse * 1e-3);
        RegressionMetrics metrics = _mlContext.Regression.Evaluate(model.Transform(_mlContext.Load(held)));
        Assert.AreEqual("RSquared", reports[^1].MetricName);
        Assert.AreEqual(metrics.RSquared, reports[^1].Metric!.Value, 1e-6);
    }

    [TestMethod]
    public void Fit_FromAModel_GoesOnWhereItEnded()
    {
        IDataView data = _mlContext.Load(Example.Plane(100, seed: 15, noise: 100));
        AutogradRegressionTrainer Trainer(int epochs) => _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options
        {
            NumberOfEpochs = epochs,
            LearningRate = 0.02f,
            BatchSize = 16,
            Optimizer = AutogradOptimizer.Sgd(),
            Schedule = AutogradSchedule.Constant(),
            Shuffle = false,
        });

        LinearRegressionModelParameters six = Trainer(6).Fit(data).Model, three = Trainer(3).Fit(data).Model;
        LinearRegressionModelParameters threeMore = Trainer(3).Fit(data, three).Model;

        Assert.AreEqual(six.Weights[0], threeMore.Weights[0], Math.Abs(six.Weights[0]) * 1e-5);
        Assert.AreEqual(six.Bias, threeMore.Bias, Math.Abs(six.Bias) * 1e-5);
        Assert.AreNotEqual(six.Weights[0], three.Weights[0], Math.Abs(six.Weights[0]) * 1e-2f);
    }

    [TestMethod]
    public void PermutationFeatureImportance_RanksTheFeaturesByName()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, 100).Select(i => new Pair { X = i, Z = i * i % 7, Label = i }));
        ITransformer model = _mlContext.Transforms.Concatenate("Features", "X", "Z").Append(_mlContext.Regression.Trainers.Autograd()).Fit(data);

        var importance = _mlContext.Regression.PermutationFeatureImportance(model, model.Transform(data));

        Assert.IsLessThan(-0.5, importance["X"].RSquared.Mean);
        Assert.AreEqual(0, importance["Z"].RSquared.Mean, 1e-3);
    }

    [TestMethod]
    public void FeatureContribution_OfTheModel_IsWeightTimesFeature()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(20, seed: 17));
        var model = _mlContext.Regression.Trainers.Autograd().Fit(data);

        var contributions = _mlContext.Transforms.CalculateFeatureContribution(model, normalize: false).Fit(model.Transform(data)).Transform(model.Transform(data));

        Contribution first = _mlContext.Data.CreateEnumerable<Contribution>(contributions, reuseRowObject: false).First();
        CollectionAssert.AreEqual(model.Model.Weights.Zip(first.Features, (w, x) => w * x).ToArray(), first.FeatureContributions);
    }

    [TestMethod]
    public void Info_WantsNeitherNormalizationNorCaching()
    {
        TrainerInfo info = _mlContext.Regression.Trainers.Autograd().Info;

        Assert.IsFalse(info.NeedNormalization);
        Assert.IsFalse(info.WantCaching);
    }

    [TestMethod]
    public void OneHotFeatures_StaySparse_AndPredictTheMeanOfEachCategory()
    {
        var random = new Random(18);
        List<Sale> sales = [.. Enumerable.Range(0, 1000).Select(i => new Sale { Street = $"street {i % 50}", Label = (100 * (i % 50)) + (10 * (float)random.NextNormal()) })];
        IDataView data = _mlContext.Data.LoadFromEnumerable(sales);
        var pipeline = _mlContext.Transforms.Categorical.OneHotEncoding("Features", "Street").Append(_mlContext.Regression.Trainers.Autograd());

        float[] scores = _mlContext.Scores(pipeline.Fit(data), data);

        foreach (var street in sales.Zip(scores).GroupBy(pair => pair.First.Street))
            Assert.AreEqual(street.Average(pair => pair.First.Label), street.First().Second, 5, street.Key);
    }

    [TestMethod]
    public void Fit_OnOneRow_PredictsItsLabel()
    {
        List<Example> rows = Example.Plane(1, seed: 5);
        IDataView data = _mlContext.Load(rows);

        var model = _mlContext.Regression.Trainers.Autograd().Fit(data);

        Assert.AreEqual(rows[0].Label, _mlContext.Scores(model, data).Single(), Math.Abs(rows[0].Label) * 1e-6);
    }

    private static double[] Parameters(RegressionPredictionTransformer<LinearRegressionModelParameters> model) => [.. model.Model.Weights.Append(model.Model.Bias)];

    private static double MeanLoss(AutogradLoss loss, List<Example> rows, double[] line)
    {
        IRegressionLoss formula = loss.ToRegressionLoss();
        return rows.Average(row => formula.Loss((float)((line[0] * row.Features[0]) + line[1]), row.Label));
    }

    private sealed class Pair
    {
        public float X { get; set; }

        public float Z { get; set; }

        public float Label { get; set; }
    }

    private sealed class Sale
    {
        public string Street { get; set; } = "";

        public float Label { get; set; }
    }

    private sealed class Prediction
    {
        public float Score { get; set; }
    }

    private sealed class Contribution
    {
        public float[] Features { get; set; } = [];

        public float[] FeatureContributions { get; set; } = [];
    }
}
