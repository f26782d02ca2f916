using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Trainers;

/// <summary>The trainer of several classes: what it learns.</summary>
[TestClass]
public sealed partial class MulticlassTrainerTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    public void Fit_TellsNamedClassesApart_OnRawFeaturesWithDefaultOptions()
    {
        IDataView trees = _mlContext.Data.LoadFromEnumerable(ClassExample.Draw(1000, seed: 1));
        var pipeline = _mlContext.Transforms.Conversion.MapValueToKey("Label", "Species")
            .Append(_mlContext.MulticlassClassification.Trainers.Autograd())
            .Append(_mlContext.Transforms.Conversion.MapKeyToValue("Name", "PredictedLabel"));

        ITransformer model = pipeline.Fit(trees);

        MulticlassClassificationMetrics metrics = _mlContext.MulticlassClassification.Evaluate(model.Transform(trees));
        Assert.IsGreaterThan(0.6, metrics.MicroAccuracy);
        Assert.IsGreaterThan(0.25, metrics.LogLossReduction);
        PredictionEngine<ClassExample, Prediction> engine = _mlContext.Model.CreatePredictionEngine<ClassExample, Prediction>(model);
        Assert.AreEqual("ash", engine.Predict(new ClassExample { Features = BinaryExample.Raw([-1.7, -1.7, 0]) }).Name);
        Assert.AreEqual("birch", engine.Predict(new ClassExample { Features = BinaryExample.Raw([1.7, -1.7, 0]) }).Name);
        Assert.AreEqual("cedar", engine.Predict(new ClassExample { Features = BinaryExample.Raw([-1.7, 1.7, 0]) }).Name);
    }

    [TestMethod]
    public void Fit_WithOneHotFeatures_AndALabelOfNumbers()
    {
        IDataView visits = _mlContext.Data.LoadFromEnumerable(Visit.Some(600, seed: 2));
        var pipeline = _mlContext.Transforms.Conversion.MapValueToKey("Label", "Stars")
            .Append(_mlContext.Transforms.Categorical.OneHotEncoding("Where", "City"))
            .Append(_mlContext.Transforms.Concatenate("Features", "Minutes", "Where"))
            .Append(_mlContext.MulticlassClassification.Trainers.Autograd())
            .Append(_mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

        ITransformer model = pipeline.Fit(visits);

        PredictionEngine<Visit, PredictedVisit> engine = _mlContext.Model.CreatePredictionEngine<Visit, PredictedVisit>(model);
        Assert.AreEqual(5, engine.Predict(new Visit { City = "Rome", Minutes = 10 }).PredictedLabel);
        Assert.AreEqual(3, engine.Predict(new Visit { City = "Bonn", Minutes = 10 }).PredictedLabel);
        Assert.AreEqual(1, engine.Predict(new Visit { City = "Bonn", Minutes = 95 }).PredictedLabel);
    }

    [TestMethod]
    [DataRow(0f, 64)]
    [DataRow(0f, 600)]
    [DataRow(0.01f, 64)]
    [DataRow(0.3f, 64)]
    [DataRow(0.3f, 600)]
    public void Softmax_ComesWithinAThousandthOfTheLeastLoss(float l2, int batchSize)
    {
        List<ClassExample> rows = ClassExample.Draw(600, seed: 3);

        double[][] model = Train(rows, new() { L2Regularization = l2, BatchSize = batchSize });

        var optimum = Optimum(rows, l2: l2);
        Assert.AreEqual(optimum.Least, optimum.Of(model), 1e-3);
    }

    [TestMethod]
    public void Lbfgs_FindsTheLeastLossItself()
    {
        List<ClassExample> rows = ClassExample.Draw(600, seed: 3);

        double[][] model = Train(rows, new() { L2Regularization = 0.01f, Optimizer = AutogradOptimizer.Lbfgs() });

        var optimum = Optimum(rows, l2: 0.01);
        Assert.AreEqual(optimum.Least, optimum.Of(model), 1e-6);
        for (int k = 0; k < 3; k++)
        {
            Assert.AreEqual(optimum.Model[k][0] * 290, model[k][0] * 290, 2e-3);
            Assert.AreEqual(optimum.Model[k][1], model[k][1], 2e-3);
        }
    }

    [TestMethod]
    [DataRow(0.1)]
    [DataRow(0.5)]
    public void LabelSmoothing_GivesAPartOfTheTargetToAllClasses(double smoothing)
    {
        List<ClassExample> rows = ClassExample.Draw(600, seed: 4);

        double[][] model = Train(rows, new() { Loss = AutogradLoss.SoftmaxCrossEntropy(smoothing) });

        var optimum = Optimum(rows, smoothing);
        Assert.AreEqual(optimum.Least, optimum.Of(model), 1e-3);
        Assert.IsGreaterThan(optimum.Least + 0.005, optimum.Of(Train(rows, new())));
    }

    [TestMethod]
    public void LabelSmoothing_OfOne_MakesAllClassesAlike()
    {
        List<ClassExample> rows = ClassExample.Draw(300, seed: 4);

        foreach (Prediction prediction in Predictions(Fit(rows, new() { Loss = AutogradLoss.SoftmaxCrossEntropy(1) }), rows))
            Assert.IsTrue(prediction.Score.All(share => Math.Abs(share - (1.0 / 3)) < 0.01), string.Join(", ", prediction.Score));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(0.2)]
    public void ClassWeights_MultiplyTheLossOfTheirClass(double smoothing)
    {
        List<ClassExample> rows = ClassExample.Draw(600, seed: 5);
        float[] weights = [1, 4, 0.5f];

        double[][] model = Train(rows, new() { Loss = AutogradLoss.SoftmaxCrossEntropy(smoothing, weights) });

        var optimum = Optimum(rows, smoothing, weights);
        Assert.AreEqual(optimum.Least, optimum.Of(model), 1e-3);
        Assert.IsGreaterThan(optimum.Least + 0.01, optimum.Of(Train(rows, new())));
    }

    [TestMethod]
    public void AClassOfWeightZero_IsNotPredicted()
    {
        List<ClassExample> rows = ClassExample.Draw(300, seed: 5);

        foreach (Prediction prediction in Predictions(Fit(rows, new() { Loss = AutogradLoss.SoftmaxCrossEntropy(classWeights: [1, 0, 1]) }), rows))
            Assert.IsTrue(prediction.PredictedLabel is 1 or 3 && prediction.Score[1] < 0.05, string.Join(", ", prediction.Score));
    }

    [TestMethod]
    public void SparseRows_ComeToTheSameOptimum()
    {
        List<SparseExample> rows = SparseExample.Draw(1000, seed: 17);

        var model = _mlContext.MulticlassClassification.Trainers.Autograd("Class").Fit(_mlContext.Data.LoadFromEnumerable(rows));

        var optimum = new ClassifierOptimum([.. rows.Select(row => new ClassifierOptimum.Row([.. row.Features.DenseValues()], [.. Enumerable.Range(0, 3).Select(k => k == row.Class ? 1.0 : 0)]))]);
        Assert.AreEqual(optimum.Least, optimum.Of(ModelOf(model)), 1e-3);
    }

    [TestMethod]
    public void Score_IsTheSoftmaxOfTheClassesLinearForms_AndPredictedLabelTheLargest()
    {
        List<ClassExample> rows = ClassExample.Draw(300, seed: 6);

        var transformer = Fit(rows, new() { NumberOfEpochs = 10 });

        double[][] model = ModelOf(transformer);
        foreach ((ClassExample row, Prediction prediction) in rows.Zip(Predictions(transformer, rows)))
        {
            double[] odds = [.. model.Select(of => Math.Exp(of[3] + row.Features.Select((x, j) => x * of[j]).Sum()))];
            for (int k = 0; k < 3; k++)
                Assert.AreEqual(odds[k] / odds.Sum(), prediction.Score[k], 1e-3);
            Assert.AreEqual((uint)Array.IndexOf(prediction.Score, prediction.Score.Max()) + 1, prediction.PredictedLabel);
        }
    }

    [TestMethod]
    public void ExampleWeight_Two_EqualsTheRowTwice()
    {
        List<ClassExample> weighted = ClassExample.Draw(300, seed: 7);
        weighted.ForEach(row => row.Weight = row.Features[0] > 500 ? 2 : 1);
        List<ClassExample> repeated = [.. weighted.SelectMany(row => Enumerable.Repeat(row, (int)row.Weight))];

        double[][] ofWeights = Train(weighted, new() { ExampleWeightColumnName = "Weight", BatchSize = 1000, NumberOfEpochs = 200 });
        double[][] ofRows = Train(repeated, new() { BatchSize = 1000, NumberOfEpochs = 200 });
        double[][] unweighted = Train(weighted, new() { BatchSize = 1000, NumberOfEpochs = 200 });

        for (int k = 0; k < 3; k++)
        {
            Assert.AreEqual(ofRows[k][0] * 290, ofWeights[k][0] * 290, 1e-3);
            Assert.AreEqual(ofRows[k][1], ofWeights[k][1], 1e-3);
        }

        Assert.AreNotEqual(ofRows[1][0] * 290, unweighted[1][0] * 290, 1e-2);
        var optimum = Optimum(weighted);
        Assert.AreEqual(optimum.Least, optimum.Of(ofWeights), 1e-3);
    }

    [TestMethod]
    public void SeparableClasses_DoNotDriveTheWeightsToInfinity()
    {
        List<ClassExample> rows = ClassExample.Draw(300, seed: 11);
        rows.ForEach(row => row.Label = row.Features[0] < 300 ? 0u : row.Features[0] < 700 ? 1u : 2u);

        var model = Fit(rows, new());

        Assert.IsLessThan(1000, ModelOf(model).Max(of => Math.Abs(of[0] * 290)));
        Assert.IsGreaterThan(0.97, Predictions(model, rows).Zip(rows).Average(pair => pair.First.PredictedLabel == pair.Second.Label + 1 ? 1.0 : 0));
    }

    [TestMethod]
    public void ValidationLossAndMetric_AreMLNetsOwn()
    {
        List<ClassExample> rows = ClassExample.Draw(600, seed: 12);
        IDataView train = _mlContext.Data.LoadFromEnumerable(rows[..400]), validation = _mlContext.Data.LoadFromEnumerable(rows[400..]);
        var reports = new List<EpochReport>();
        var trainer = _mlContext.MulticlassClassification.Trainers.Autograd(new AutogradMulticlassTrainer.Options { NumberOfEpochs = 5, Progress = new Recorder(reports) });

        var model = trainer.Fit(train, validation);

        MulticlassClassificationMetrics metrics = _mlContext.MulticlassClassification.Evaluate(model.Transform(validation));
        Assert.AreEqual("MicroAccuracy", reports[^1].MetricName);
        Assert.AreEqual(metrics.MicroAccuracy, reports[^1].Metric!.Value, 1e-9);
        Assert.AreEqual(metrics.LogLoss, reports[^1].ValidationLoss!.Value, 1e-4);
    }

    [TestMethod]
    public void WarmStart_GoesOnWhereTheModelIs()
    {
        List<ClassExample> rows = ClassExample.Draw(300, seed: 13);
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);

        List<Prediction> six = Predictions(Descent(epochs: 6).Fit(data), rows);
        var three = Descent(epochs: 3).Fit(data);
        List<Prediction> continued = Predictions(Descent(epochs: 3).Fit(data, three.Model), rows);
        List<Prediction> validated = Predictions(Descent(epochs: 3).Fit(data, data, three.Model), rows);

        Assert.IsLessThan(1e-4, Largest(six, continued));
        Assert.AreEqual(0, Largest(continued, validated));
        Assert.IsGreaterThan(0.01, Largest(six, Predictions(three, rows)));

        static double Largest(List<Prediction> one, List<Prediction> other) => one.Zip(other).Max(pair => pair.First.Score.Zip(pair.Second.Score, (a, b) => Math.Abs(a - b)).Max());

        AutogradMulticlassTrainer Descent(int epochs) => _mlContext.MulticlassClassification.Trainers.Autograd(new AutogradMulticlassTrainer.Options
        {
            Optimizer = AutogradOptimizer.Sgd(),
            Schedule = AutogradSchedule.Constant(),
            LearningRate = 0.1f,
            Shuffle = false,
            NumberOfEpochs = epochs,
        });
    }

    [TestMethod]
    public void WarmStart_OfOtherClasses_IsRefused()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(ClassExample.Draw(20, seed: 14));
        VBuffer<float> none = new(3, 0, [], []);
        MaximumEntropyModelParameters ofTwo = Platform.ClassificationModels.NewMaximumEntropy(_mlContext, [none, none], [0, 0], 2, 3, null, null);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _mlContext.MulticlassClassification.Trainers.Autograd().Fit(data, ofTwo));

        Assert.AreEqual("Autograd: there are 6 initial weights where 3 × 3 are needed. Give a model of the same features.", error.Message);
    }

    [TestMethod]
    public void SameSeed_GivesTheSameBits_OnOneThreadAndOnTwo()
    {
        IDataView data = _mlContext.Data.Cache(_mlContext.Data.LoadFromEnumerable(ClassExample.Draw(12_000, seed: 15)));

        double[] one = Train(seed: 5, threads: 1);
        CollectionAssert.AreEqual(one, Train(seed: 5, threads: 2));
        CollectionAssert.AreNotEqual(one, Train(seed: 6, threads: 1));

        double[] Train(int seed, int threads) => Flat(ModelOf(_mlContext.MulticlassClassification.Trainers.Autograd(
            new AutogradMulticlassTrainer.Options { Seed = seed, NumberOfThreads = threads, BatchSize = 5000, NumberOfEpochs = 3 }).Fit(data)));
    }

    [TestMethod]
    public void LossesOfOtherTasks_AreRefused()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => _mlContext.MulticlassClassification.Trainers.Autograd(loss: AutogradLoss.Hinge()));

        StringAssert.StartsWith(error.Message, "Autograd: the loss Hinge is for Binary, and this trainer is for Multiclass. Choose another loss or another trainer.");
    }

    [TestMethod]
    public void ClassWeights_OfAnotherNumberOfClasses_AreRefused()
    {
        List<ClassExample> rows = ClassExample.Draw(20, seed: 16);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Fit(rows, new() { Loss = AutogradLoss.SoftmaxCrossEntropy(classWeights: [1, 2]) }));

        Assert.AreEqual("Autograd: the loss has 2 class weights, and the label column 'Label' has 3 classes. Give one weight for each class.", error.Message);
    }

    private static ClassifierOptimum Optimum(IEnumerable<ClassExample> rows, double smoothing = 0, float[]? classWeights = null, double l2 = 0)
    {
        double[] weights = [.. (classWeights ?? [1, 1, 1]).Select(weight => (double)weight)];
        return new([.. rows.Select(row => new ClassifierOptimum.Row(row.Features, Target(row), row.Weight))], l2);

        double[] Target(ClassExample row) => [.. weights.Select((weight, k) => weight * ((k == row.Label ? 1 - smoothing : 0) + (smoothing / 3)))];
    }

    private static double[] Flat(double[][] model) => [.. model.SelectMany(of => of)];

    /// <summary>For each class its weights and, last, its bias.</summary>
    private static double[][] ModelOf(MulticlassPredictionTransformer<MaximumEntropyModelParameters> model)
    {
        VBuffer<float>[] weights = null!;
        model.Model.GetWeights(ref weights, out _);
        return [.. weights.Zip(model.Model.GetBiases(), (of, bias) => of.DenseValues().Append(bias).Select(x => (double)x).ToArray())];
    }

    private MulticlassPredictionTransformer<MaximumEntropyModelParameters> Fit(IEnumerable<ClassExample> rows, AutogradMulticlassTrainer.Options options)
        => _mlContext.MulticlassClassification.Trainers.Autograd(options).Fit(_mlContext.Data.LoadFromEnumerable(rows));

    private double[][] Train(IEnumerable<ClassExample> rows, AutogradMulticlassTrainer.Options options) => ModelOf(Fit(rows, options));

    private List<Prediction> Predictions(MulticlassPredictionTransformer<MaximumEntropyModelParameters> model, IEnumerable<ClassExample> rows)
        => [.. _mlContext.Data.CreateEnumerable<Prediction>(model.Transform(_mlContext.Data.LoadFromEnumerable(rows)), reuseRowObject: false, ignoreMissingColumns: true)];

    private sealed class Recorder(List<EpochReport> reports) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => reports.Add(value);
    }

    private sealed class Prediction
    {
        /// <summary>A key, from 1.</summary>
        public uint PredictedLabel { get; set; }

        public float[] Score { get; set; } = [];

        public string Name { get; set; } = "";
    }

    private sealed class Visit
    {
        public string City { get; set; } = "";

        public float Minutes { get; set; }

        public float Stars { get; set; }

        /// <summary>Five stars in Rome; elsewhere three, and one where it took more than an hour.</summary>
        public static List<Visit> Some(int count, int seed)
        {
            var random = new Random(seed);
            var rows = new List<Visit>();
            for (int i = 0; i < count; i++)
            {
                var row = new Visit { City = random.Next(3) switch { 0 => "Rome", 1 => "Bonn", _ => "Oslo" }, Minutes = (float)random.NextDouble() * 120 };
                row.Stars = row.City == "Rome" ? 5 : row.Minutes > 60 ? 1 : 3;
                rows.Add(row);
            }

            return rows;
        }
    }

    private sealed class PredictedVisit
    {
        public float PredictedLabel { get; set; }
    }
}
