using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;
using Calibrated = Microsoft.ML.Calibrators.CalibratedModelParametersBase<
    Microsoft.ML.Trainers.LinearBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>;

namespace Autograd.MLNet.Tests.Trainers;

/// <summary>The trainer of two classes: what it learns.</summary>
[TestClass]
public sealed partial class BinaryTrainerTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    public void Fit_FindsTheOdds_OnRawFeaturesWithDefaultOptions()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(4000, seed: 1));

        BinaryPredictionTransformer<Calibrated> model = _mlContext.BinaryClassification.Trainers.Autograd().Fit(data);

        LinearBinaryModelParameters linear = model.Model.SubModel;
        Assert.AreEqual(1.5, linear.Weights[0] * 290, 0.15);
        Assert.AreEqual(-1, linear.Weights[1], 0.15);
        Assert.AreEqual(0, linear.Weights[2] * 0.003, 0.1);
        CalibratedBinaryClassificationMetrics metrics = _mlContext.BinaryClassification.Evaluate(model.Transform(data));
        Assert.IsGreaterThan(0.85, metrics.AreaUnderRocCurve);
        Assert.IsGreaterThan(0.25, metrics.LogLossReduction);
    }

    [TestMethod]
    public void Fit_InAPipelineOverRawColumns()
    {
        IDataView payments = _mlContext.Data.LoadFromEnumerable(Payment.Some(600, seed: 2));
        var pipeline = _mlContext.Transforms.Categorical.OneHotEncoding("Where", "Country")
            .Append(_mlContext.Transforms.Concatenate("Features", "Amount", "Age", "Where"))
            .Append(_mlContext.BinaryClassification.Trainers.Autograd("IsFraud"));

        var model = pipeline.Fit(payments);

        Assert.IsGreaterThan(0.9, _mlContext.BinaryClassification.Evaluate(model.Transform(payments), "IsFraud").AreaUnderRocCurve);
        PredictionEngine<Payment, Prediction> engine = _mlContext.Model.CreatePredictionEngine<Payment, Prediction>(model);
        Prediction expensive = engine.Predict(new Payment { Amount = 900, Age = 40, Country = "FR" }), cheap = engine.Predict(new Payment { Amount = 10, Age = 40, Country = "NO" });
        Assert.IsTrue(expensive.PredictedLabel);
        Assert.IsFalse(cheap.PredictedLabel);
        Assert.IsGreaterThan(0.9f, expensive.Probability);
        Assert.IsLessThan(0.1f, cheap.Probability);
    }

    [TestMethod]
    [DataRow(0f, 64)]
    [DataRow(0f, 1000)]
    [DataRow(0.01f, 64)]
    [DataRow(0.3f, 64)]
    [DataRow(0.3f, 1000)]
    public void Logistic_ComesWithinAThousandthOfTheLeastLoss(float l2, int batchSize)
    {
        List<BinaryExample> rows = BinaryExample.Draw(1000, seed: 3);

        double[] model = Train(rows, new() { L2Regularization = l2, BatchSize = batchSize });

        var optimum = Optimum(rows, l2);
        Assert.AreEqual(optimum.Least, optimum.Of(model), 1e-3);
    }

    [TestMethod]
    public void Lbfgs_FindsTheLeastLossItself()
    {
        List<BinaryExample> rows = BinaryExample.Draw(1000, seed: 3);

        double[] model = Train(rows, new() { L2Regularization = 0.01f, Optimizer = AutogradOptimizer.Lbfgs() });

        var optimum = Optimum(rows, 0.01);
        Assert.AreEqual(optimum.Least, optimum.Of(model), 1e-6);
        Assert.AreEqual(optimum.Model[0][0], model[0], Math.Abs(optimum.Model[0][0]) * 1e-3);
        Assert.AreEqual(optimum.Model[0][1], model[1], Math.Abs(optimum.Model[0][1]) * 1e-3);
    }

    [TestMethod]
    public void SparseRows_ComeToTheSameOptimum()
    {
        List<SparseExample> rows = SparseExample.Draw(2000, seed: 14);

        var model = _mlContext.BinaryClassification.Trainers.Autograd().Fit(_mlContext.Data.LoadFromEnumerable(rows));

        var optimum = new ClassifierOptimum([.. rows.Select(row => new ClassifierOptimum.Row([.. row.Features.DenseValues()], row.Label ? [0, 1] : [1, 0]))], isBinary: true);
        Assert.AreEqual(optimum.Least, optimum.Of(ModelOf(model)), 1e-3);
    }

    [TestMethod]
    public void Probability_IsTheSigmoidOfTheScore_AndPredictedLabelItsSign()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(500, seed: 4));

        var model = _mlContext.BinaryClassification.Trainers.Autograd().Fit(data);

        Assert.AreEqual(-1, model.Model.Calibrator.Slope);
        Assert.AreEqual(0, model.Model.Calibrator.Offset);
        foreach (Prediction prediction in Predictions(model, data))
        {
            Assert.AreEqual(1 / (1 + Math.Exp(-prediction.Score)), prediction.Probability, 1e-6);
            Assert.AreEqual(prediction.Score > 0, prediction.PredictedLabel);
        }
    }

    [TestMethod]
    public void PositiveClassWeight_CountsPositiveRowsSoManyTimes()
    {
        List<BinaryExample> rows = BinaryExample.Draw(800, seed: 5, bias: -2);

        double[] model = Train(rows, new() { PositiveClassWeight = 5 });

        var optimum = Optimum(rows, positiveWeight: 5);
        Assert.AreEqual(optimum.Least, optimum.Of(model), 1e-3);
        Assert.AreEqual(Math.Log(5), LogOddsInTheMiddle(model) - LogOddsInTheMiddle(Train(rows, new())), 0.3);

        static double LogOddsInTheMiddle(double[] of) => of[3] + (of[0] * 500) - (of[1] * 5000) + (of[2] * 0.005);
    }

    [TestMethod]
    public void ExampleWeight_Two_EqualsTheRowTwice()
    {
        List<BinaryExample> weighted = BinaryExample.Draw(300, seed: 6);
        weighted.ForEach(row => row.Weight = row.Features[0] > 500 ? 2 : 1);
        List<BinaryExample> repeated = [.. weighted.SelectMany(row => Enumerable.Repeat(row, (int)row.Weight))];

        double[] ofWeights = Train(weighted, new() { ExampleWeightColumnName = "Weight", BatchSize = 1000, NumberOfEpochs = 300 });
        double[] ofRows = Train(repeated, new() { BatchSize = 1000, NumberOfEpochs = 300 });
        double[] unweighted = Train(weighted, new() { BatchSize = 1000, NumberOfEpochs = 300 });

        Assert.AreEqual(ofRows[0], ofWeights[0], Math.Abs(ofRows[0]) * 1e-3);
        Assert.AreEqual(ofRows[1], ofWeights[1], Math.Abs(ofRows[1]) * 1e-3);
        Assert.AreNotEqual(ofRows[0], unweighted[0], Math.Abs(ofRows[0]) * 1e-2);
    }

    [TestMethod]
    public void RowsWithoutUsableFeaturesOrWeight_AreLeftOut_AndCountedInOneWarning()
    {
        List<BinaryExample> clean = BinaryExample.Draw(200, seed: 7), dirty = [.. clean];
        dirty.Insert(10, new() { Label = true, Weight = 0 });
        dirty.Insert(20, new() { Label = true, Weight = float.NaN });
        dirty.Insert(30, new() { Label = true, Weight = -1 });
        dirty.Insert(40, new() { Label = true, Features = [1, float.NaN, 3] });
        dirty.Insert(50, new() { Label = true, Features = [float.PositiveInfinity, 2, 3] });
        var warnings = new List<string>();
        _mlContext.Log += (_, entry) => warnings.AddRange(entry.Kind == ChannelMessageKind.Warning ? [entry.RawMessage] : Array.Empty<string>());

        double[] ofDirty = Train(dirty, new() { ExampleWeightColumnName = "Weight", NumberOfEpochs = 3, Seed = 1 });

        CollectionAssert.AreEqual(
            new[]
            {
                "Skipped 5 of 205 rows during training: 2 with a feature in 'Features' that is not finite, "
                + "3 with a weight in 'Weight' that is not positive and finite.",
            },
            warnings);
        CollectionAssert.AreEqual(Train(clean, new() { ExampleWeightColumnName = "Weight", NumberOfEpochs = 3, Seed = 1 }), ofDirty);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void RowsOfOneClassOnly_MakeAModelThatIsSureOfIt(bool label)
    {
        List<BinaryExample> rows = BinaryExample.Draw(300, seed: 8);
        rows.ForEach(row => row.Label = label);
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);

        foreach (AutogradLoss loss in new[] { AutogradLoss.Logistic(), AutogradLoss.Hinge(), AutogradLoss.SmoothedHinge(), AutogradLoss.Exponential() })
        {
            var model = _mlContext.BinaryClassification.Trainers.Autograd(loss: loss).Fit(data);

            AssertFinite(model, loss);
            foreach (Prediction prediction in Predictions(model, data))
            {
                Assert.AreEqual(label, prediction.PredictedLabel, $"{loss}");
                Assert.AreEqual(label ? 1 : 0, prediction.Probability, 0.05, $"{loss}");
            }
        }
    }

    [TestMethod]
    public void SeparableClasses_DoNotDriveTheWeightsToInfinity()
    {
        List<BinaryExample> rows = BinaryExample.Draw(300, seed: 9);
        rows.ForEach(row => row.Label = row.Features[0] > 500);
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);

        foreach (AutogradLoss loss in new[] { AutogradLoss.Logistic(), AutogradLoss.Hinge(), AutogradLoss.SmoothedHinge(), AutogradLoss.Exponential() })
        {
            var model = _mlContext.BinaryClassification.Trainers.Autograd(loss: loss).Fit(data);

            AssertFinite(model, loss);
            Assert.IsLessThan(1000, Math.Abs(model.Model.SubModel.Weights[0] * 290), $"{loss}");
            Assert.IsGreaterThan(0.98, _mlContext.BinaryClassification.Evaluate(model.Transform(data)).Accuracy, $"{loss}");
        }
    }

    [TestMethod]
    public void ValidationLossAndMetric_AreMLNetsOwn()
    {
        List<BinaryExample> rows = BinaryExample.Draw(600, seed: 10);
        IDataView train = _mlContext.Data.LoadFromEnumerable(rows[..400]), validation = _mlContext.Data.LoadFromEnumerable(rows[400..]);
        var reports = new List<EpochReport>();
        var trainer = _mlContext.BinaryClassification.Trainers.Autograd(new AutogradBinaryTrainer.Options { NumberOfEpochs = 5, Progress = new Recorder(reports) });

        var model = trainer.Fit(train, validation);

        CalibratedBinaryClassificationMetrics metrics = _mlContext.BinaryClassification.Evaluate(model.Transform(validation));
        Assert.AreEqual("Accuracy", reports[^1].MetricName);
        Assert.AreEqual(metrics.Accuracy, reports[^1].Metric!.Value, 1e-9);
        Assert.AreEqual(metrics.LogLoss * Math.Log(2), reports[^1].ValidationLoss!.Value, 1e-4); // ML.NET counts in bits.
    }

    [TestMethod]
    public void WarmStart_GoesOnWhereTheModelIs()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(300, seed: 11));

        List<Prediction> six = Predictions(Descent(epochs: 6).Fit(data), data);
        var three = Descent(epochs: 3).Fit(data);
        List<Prediction> ofModel = Predictions(Descent(epochs: 3).Fit(data, three.Model), data);
        List<Prediction> ofSubModel = Predictions(Descent(epochs: 3).Fit(data, three.Model.SubModel), data);
        List<Prediction> validated = Predictions(Descent(epochs: 3).Fit(data, data, three.Model), data);

        Assert.IsLessThan(1e-3, Largest(six, ofModel));
        Assert.AreEqual(0, Largest(ofModel, ofSubModel));
        Assert.AreEqual(0, Largest(ofModel, validated));
        Assert.IsGreaterThan(0.01, Largest(six, Predictions(three, data)));

        static double Largest(List<Prediction> one, List<Prediction> other) => one.Zip(other).Max(pair => Math.Abs(pair.First.Score - pair.Second.Score));

        AutogradBinaryTrainer Descent(int epochs) => _mlContext.BinaryClassification.Trainers.Autograd(new AutogradBinaryTrainer.Options
        {
            Optimizer = AutogradOptimizer.Sgd(),
            Schedule = AutogradSchedule.Constant(),
            LearningRate = 0.1f,
            Shuffle = false,
            NumberOfEpochs = epochs,
        });
    }

    [TestMethod]
    public void WarmStart_OfOtherFeatures_IsRefused()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(20, seed: 12));
        LinearBinaryModelParameters ofTwo = Platform.ClassificationModels.Linear(_mlContext, [1, 2], 0);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _mlContext.BinaryClassification.Trainers.Autograd().Fit(data, ofTwo));

        Assert.AreEqual("Autograd: there are 2 initial weights where 1 × 3 are needed. Give a model of the same features.", error.Message);
    }

    [TestMethod]
    public void SameSeed_GivesTheSameBits_OnOneThreadAndOnTwo()
    {
        IDataView data = _mlContext.Data.Cache(_mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(12_000, seed: 13)));

        double[] one = Train(seed: 5, threads: 1);
        CollectionAssert.AreEqual(one, Train(seed: 5, threads: 2));
        CollectionAssert.AreNotEqual(one, Train(seed: 6, threads: 1));

        double[] Train(int seed, int threads) => ModelOf(_mlContext.BinaryClassification.Trainers.Autograd(
            new AutogradBinaryTrainer.Options { Seed = seed, NumberOfThreads = threads, BatchSize = 5000, NumberOfEpochs = 3 }).Fit(data));
    }

    [TestMethod]
    public void LossesOfOtherTasks_AreRefused()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => _mlContext.BinaryClassification.Trainers.Autograd(loss: AutogradLoss.Absolute()));

        StringAssert.StartsWith(error.Message, "Autograd: the loss Absolute is for Regression, LogLink, and this trainer is for Binary. Choose another loss or another trainer.");
    }

    [TestMethod]
    [DataRow(0f)]
    [DataRow(-1f)]
    [DataRow(float.NaN)]
    [DataRow(float.PositiveInfinity)]
    public void PositiveClassWeight_OutOfRange_IsRefused(float weight)
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => _mlContext.BinaryClassification.Trainers.Autograd(new AutogradBinaryTrainer.Options { PositiveClassWeight = weight }));

        StringAssert.StartsWith(error.Message, FormattableString.Invariant($"Autograd: PositiveClassWeight must be positive and finite, got {weight}."));
    }

    private static ClassifierOptimum Optimum(IEnumerable<BinaryExample> rows, double l2 = 0, double positiveWeight = 1) => new(
        [.. rows.Select(row => new ClassifierOptimum.Row(row.Features, row.Label ? [0, 1] : [1, 0], row.Weight * (row.Label ? positiveWeight : 1)))], l2, isBinary: true);

    private static double[] ModelOf(BinaryPredictionTransformer<Calibrated> model) => [.. model.Model.SubModel.Weights.Select(weight => (double)weight), model.Model.SubModel.Bias];

    private static void AssertFinite(BinaryPredictionTransformer<Calibrated> model, AutogradLoss loss)
    {
        PlattCalibrator calibrator = model.Model.Calibrator;
        Assert.IsTrue(ModelOf(model).Append(calibrator.Slope).Append(calibrator.Offset).All(double.IsFinite), $"{loss}: {string.Join(", ", ModelOf(model))}, {calibrator.Slope}, {calibrator.Offset}");
    }

    private double[] Train(IEnumerable<BinaryExample> rows, AutogradBinaryTrainer.Options options)
        => ModelOf(_mlContext.BinaryClassification.Trainers.Autograd(options).Fit(_mlContext.Data.LoadFromEnumerable(rows)));

    private List<Prediction> Predictions(ITransformer model, IDataView data) => [.. _mlContext.Data.CreateEnumerable<Prediction>(model.Transform(data), reuseRowObject: false)];

    private sealed class Recorder(List<EpochReport> reports) : IProgress<EpochReport>
    {
        public void Report(EpochReport value) => reports.Add(value);
    }

    private sealed class Prediction
    {
        public bool PredictedLabel { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }
    }

    private sealed class Payment
    {
        public float Amount { get; set; }

        public float Age { get; set; }

        public string Country { get; set; } = "";

        public bool IsFraud { get; set; }

        /// <summary>Payments with log odds <c>Amount / 100 − 5</c>, and 2 less in Norway.</summary>
        public static List<Payment> Some(int count, int seed)
        {
            var random = new Random(seed);
            var rows = new List<Payment>();
            for (int i = 0; i < count; i++)
            {
                var row = new Payment { Amount = (float)random.NextDouble() * 1000, Age = random.Next(18, 90), Country = random.Next(3) switch { 0 => "FR", 1 => "DE", _ => "NO" } };
                double logOdds = (row.Amount / 100) - 5 - (row.Country == "NO" ? 2 : 0);
                row.IsFraud = random.NextDouble() < 1 / (1 + Math.Exp(-logOdds));
                rows.Add(row);
            }

            return rows;
        }
    }
}
