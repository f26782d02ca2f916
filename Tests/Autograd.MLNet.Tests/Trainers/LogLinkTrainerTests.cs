using Autograd.Core;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Trainers;

/// <summary>Regression with a log link, for counts and amounts, from the ten-line use to the special cases.</summary>
[TestClass]
public sealed class LogLinkTrainerTests
{
    // ln μ = 1 + 0.8·a − 0.02·b, with a around 0 and b around 100.
    private static readonly double[] _truth = [0.8, -0.02, 1 + 2];

    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    public void Fit_FindsWhatMultipliesACount_WithDefaultOptions()
    {
        IDataView data = _mlContext.Load(Draw(2000, seed: 1, (random, mean) => random.NextPoisson(mean)));

        RegressionPredictionTransformer<PoissonRegressionModelParameters> model = _mlContext.Regression.Trainers.AutogradLogLink().Fit(data);

        Assert.AreEqual(0.8, model.Model.Weights[0], 0.05);
        Assert.AreEqual(-0.02, model.Model.Weights[1], 0.002);
        float score = _mlContext.Scores(model, _mlContext.Load([new Example { Features = [1, 100] }]))[0];
        Assert.AreEqual(Math.Exp((0.8 * 1) - (0.02 * 100) + 3), score, 0.4);
    }

    [TestMethod]
    [DataRow(1.0)]
    [DataRow(1.5)]
    [DataRow(2.0)]
    public void Tweedie_FindsTheMaximumOfTheLikelihood(double power)
    {
        // ρ = 1: counts; ρ = 2: amounts; between: a count of amounts, which may be zero.
        List<Example> rows = Draw(1000, seed: 2, (random, mean) => power switch
        {
            1 => random.NextPoisson(mean),
            2 => (float)random.NextGamma(shape: 3, mean),
            _ => (float)Enumerable.Range(0, random.NextPoisson(2 * Math.Sqrt(mean))).Sum(_ => random.NextExponential() * Math.Sqrt(mean) / 2),
        });
        double[] exact = TweedieRegression.Fit(rows, power);

        double[] parameters = Parameters(Train(rows, new() { Loss = AutogradLoss.Tweedie(power) }));

        double least = TweedieRegression.Loss(rows, power, exact), reached = TweedieRegression.Loss(rows, power, parameters);
        Assert.AreEqual(least, reached, 1e-3 * Math.Abs(least));
        for (int i = 0; i < 3; i++)
            Assert.AreEqual(_truth[i], parameters[i], 0.1 * Math.Abs(_truth[i]), $"parameter {i}");
        Assert.AreEqual(power < 2, rows.Any(row => row.Label == 0));
    }

    [TestMethod]
    public void Lbfgs_IsExact()
    {
        List<Example> rows = Draw(200, seed: 3, (random, mean) => random.NextPoisson(mean));
        double[] exact = TweedieRegression.Fit(rows, power: 1);

        double[] parameters = Parameters(Train(rows, new() { Optimizer = AutogradOptimizer.Lbfgs() }));

        for (int i = 0; i < 3; i++)
            Assert.AreEqual(exact[i], parameters[i], 1e-4 * Math.Abs(exact[i]));
    }

    [TestMethod]
    public void SavedModel_IsMLNetsOwn_AndPredictsTheSameBits()
    {
        IDataView data = _mlContext.Load(Draw(100, seed: 5, (random, mean) => random.NextPoisson(mean)));
        ITransformer model = _mlContext.Regression.Trainers.AutogradLogLink().Fit(data);
        using var file = new MemoryStream();

        _mlContext.Model.Save(model, data.Schema, file);
        ITransformer loaded = new MLContext().Model.Load(file, out _);

        Assert.IsInstanceOfType<RegressionPredictionTransformer<PoissonRegressionModelParameters>>(loaded);
        CollectionAssert.AreEqual(_mlContext.Scores(model, data), _mlContext.Scores(loaded, data));
    }

    [TestMethod]
    public void CrossValidate_And_PredictionEngine_WorkOnAChain()
    {
        IDataView data = _mlContext.Load(Draw(200, seed: 6, (_, mean) => (float)mean));
        var pipeline = _mlContext.Transforms.CopyColumns("Inputs", "Features").Append(_mlContext.Regression.Trainers.AutogradLogLink(featureColumnName: "Inputs"));

        var folds = _mlContext.Regression.CrossValidate(data, pipeline, numberOfFolds: 3);
        using PredictionEngine<Example, Prediction> engine = _mlContext.Model.CreatePredictionEngine<Example, Prediction>(
            pipeline.Fit(data), inputSchemaDefinition: Definition());

        foreach (var fold in folds)
            Assert.IsGreaterThan(0.999, fold.Metrics.RSquared);
        Assert.AreEqual(Math.Exp(1), engine.Predict(new Example { Features = [0, 100] }).Score, 0.02);
    }

    [TestMethod]
    [DataRow("Poisson")]
    [DataRow("Tweedie(1.5)")]
    [DataRow("Tweedie(2)")]
    public void NegativeLabels_AreRefused_WhereTheLossIsNotForThem(string name)
    {
        AutogradLoss loss = new[] { AutogradLoss.Poisson(), AutogradLoss.Tweedie(), AutogradLoss.Tweedie(2) }.Single(loss => loss.ToString() == name);
        List<Example> rows = Draw(20, seed: 7, (_, mean) => (float)mean);
        rows[13].Label = -0.5f;

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Train(rows, new() { Loss = loss }));

        Assert.AreEqual(
            $"Autograd: the loss {name} is for labels that are not negative, and the column 'Label' has -0.5. Take those rows out, or choose another loss.", error.Message);
    }

    [TestMethod]
    public void NegativeLabels_AreTakenByOtherLosses()
    {
        List<Example> rows = Draw(100, seed: 8, (_, mean) => (float)mean);
        rows[13].Label = -0.5f;

        foreach (AutogradLoss loss in new[] { AutogradLoss.Squared(), AutogradLoss.Absolute(), AutogradLoss.Huber() })
            Assert.AreEqual(0.8, Train(rows, new() { Loss = loss }).Model.Weights[0], 0.03, $"{loss}");
    }

    [TestMethod]
    public void OtherLosses_SeeThePredictionAndNotItsLogarithm()
    {
        // Multiplied by noise of median 1 and mean √e: squares find the mean, absolute errors the median.
        List<Example> rows = Draw(2000, seed: 9, (random, mean) => (float)(mean * Math.Exp(random.NextNormal())));

        double[] Of(AutogradLoss loss) => Parameters(Train(rows, new() { Loss = loss }));

        Assert.AreEqual(Math.Exp(1), AtCentre(Of(AutogradLoss.Absolute())), 0.3);
        Assert.AreEqual(Math.Exp(1), AtCentre(Of(AutogradLoss.Pinball(0.5))), 0.3);
        Assert.AreEqual(Math.Exp(1.5), AtCentre(Of(AutogradLoss.Poisson())), 0.5);
        Assert.AreEqual(Math.Exp(1.5), AtCentre(Of(AutogradLoss.FromExpression((p, y) => p - (y * p.Log())))), 0.5);

        static double AtCentre(double[] parameters) => Math.Exp(parameters[2] + (100 * parameters[1]));
    }

    [TestMethod]
    [DataRow(1e6f)]
    [DataRow(1e-6f)]
    public void UnitOfTheLabel_ChangesTheBiasAlone(float unit)
    {
        List<Example> rows = Draw(200, seed: 10, (random, mean) => random.NextPoisson(mean)), scaled = [.. rows.Select(row => new Example { Features = row.Features, Label = unit * row.Label })];

        double[] original = Parameters(Train(rows, new() { Seed = 1 })), changed = Parameters(Train(scaled, new() { Seed = 1 }));

        Assert.AreEqual(original[0], changed[0], 1e-3);
        Assert.AreEqual(original[1], changed[1], 1e-4);
        Assert.AreEqual(original[2] + Math.Log(unit), changed[2], 1e-2);
    }

    [TestMethod]
    [DataRow(1.0)]
    [DataRow(1.5)]
    [DataRow(2.0)]
    public void ReportedLoss_IsInTheLabelsUnits(double power)
    {
        List<Example> rows = Draw(200, seed: 11, (random, mean) => (float)random.NextGamma(shape: 3, 100 * mean));
        var reports = new EpochReports();

        double[] parameters = Parameters(Train(rows, new() { Loss = AutogradLoss.Tweedie(power), Optimizer = AutogradOptimizer.Lbfgs(), NumberOfEpochs = 20, Progress = reports }));

        double loss = TweedieRegression.Loss(rows, power, parameters);
        Assert.AreEqual(loss, reports[^1].TrainLoss, 1e-4 * Math.Abs(loss));
    }

    [TestMethod]
    public void ConstantLabel_IsWhatTheModelSays()
    {
        List<Example> rows = Draw(50, seed: 12, (_, _) => 4.5f);

        var model = Train(rows, new());

        Assert.IsTrue(model.Model.Weights.All(weight => Math.Abs(weight) < 1e-6), string.Join(" ", model.Model.Weights));
        Assert.AreEqual(4.5, _mlContext.Scores(model, _mlContext.Load(rows))[0], 1e-5);
    }

    [TestMethod]
    public void ExampleWeight_Two_EqualsTheRowTwice()
    {
        List<Example> weighted = Draw(60, seed: 13, (random, mean) => random.NextPoisson(mean));
        weighted.ForEach(row => row.Weight = row.Features[0] > 0 ? 2 : 1);
        List<Example> repeated = [.. weighted.SelectMany(row => Enumerable.Repeat(row, (int)row.Weight))];

        double[] ofWeights = Parameters(Train(weighted, new() { ExampleWeightColumnName = "Weight", BatchSize = 1000 }));
        double[] ofRows = Parameters(Train(repeated, new() { BatchSize = 1000 }));

        for (int i = 0; i < 3; i++)
            Assert.AreEqual(ofRows[i], ofWeights[i], 1e-3 * Math.Abs(ofRows[i]));
    }

    [TestMethod]
    public void Fit_FromAModel_GoesOnWhereItEnded()
    {
        IDataView data = _mlContext.Load(Draw(100, seed: 14, (random, mean) => random.NextPoisson(mean)));
        AutogradLogLinkTrainer Trainer(int epochs) => _mlContext.Regression.Trainers.AutogradLogLink(new AutogradLogLinkTrainer.Options
        {
            NumberOfEpochs = epochs,
            LearningRate = 0.02f,
            Optimizer = AutogradOptimizer.Sgd(),
            Schedule = AutogradSchedule.Constant(),
            Shuffle = false,
        });

        PoissonRegressionModelParameters six = Trainer(6).Fit(data).Model, three = Trainer(3).Fit(data).Model;
        PoissonRegressionModelParameters threeMore = Trainer(3).Fit(data, three).Model;

        Assert.AreEqual(six.Weights[0], threeMore.Weights[0], 1e-5);
        Assert.AreEqual(six.Bias, threeMore.Bias, 1e-5);
        Assert.AreNotEqual(six.Weights[0], three.Weights[0], 1e-2f);
    }

    private static List<Example> Draw(int count, int seed, Func<Random, double, float> label)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            float a = random.NextSymmetric(), b = 100 + (30 * random.NextSymmetric());
            return new Example { Features = [a, b], Label = label(random, Math.Exp((_truth[0] * a) + (_truth[1] * b) + _truth[2])) };
        })];
    }

    private static double[] Parameters(RegressionPredictionTransformer<PoissonRegressionModelParameters> model) => [.. model.Model.Weights.Append(model.Model.Bias)];

    private static SchemaDefinition Definition()
    {
        var definition = SchemaDefinition.Create(typeof(Example));
        definition["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 2);
        return definition;
    }

    private RegressionPredictionTransformer<PoissonRegressionModelParameters> Train(List<Example> rows, AutogradLogLinkTrainer.Options options)
        => _mlContext.Regression.Trainers.AutogradLogLink(options).Fit(_mlContext.Load(rows));

    private sealed class Prediction
    {
        public float Score { get; set; }
    }
}
