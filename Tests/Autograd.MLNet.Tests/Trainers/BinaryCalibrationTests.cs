using Autograd.Core;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Calibrated = Microsoft.ML.Calibrators.CalibratedModelParametersBase<
    Microsoft.ML.Trainers.LinearBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>;

namespace Autograd.MLNet.Tests.Trainers;

/// <summary>Probabilities under all losses: of those rows that are said to be true with probability p, a share of p is.</summary>
[TestClass]
public sealed class BinaryCalibrationTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    /// <summary>Losses whose scores are no log odds, with a name to show.</summary>
    public static IEnumerable<object[]> Fitted =>
    [
        ["Hinge", AutogradLoss.Hinge()],
        ["SmoothedHinge", AutogradLoss.SmoothedHinge()],
        ["SmoothedHinge(0.1)", AutogradLoss.SmoothedHinge(0.1)],
        ["ML.NET's hinge", AutogradLoss.FromClassificationLoss(new HingeLoss(2))],
        ["ML.NET's smoothed hinge", AutogradLoss.FromClassificationLoss(new SmoothedHingeLoss())],
        ["ML.NET's exponential", AutogradLoss.FromClassificationLoss(new ExpLoss(0.5f))],
        ["squared error of a sigmoid, as an expression", AutogradLoss.FromExpression((p, y) => (p.Sigmoid() - y).Square())],
        ["squared error, as a struct", AutogradLoss.FromStruct(default(MseLoss))],
    ];

    [TestMethod]
    [DynamicData(nameof(Fitted), DynamicDataDisplayName = nameof(DisplayName))]
    public void SlopeAndOffset_AreThoseOfMaximumLikelihood(string name, AutogradLoss loss)
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(2000, seed: 1));

        var model = _mlContext.BinaryClassification.Trainers.Autograd(loss: loss, numberOfEpochs: 40).Fit(data);

        AssertPlatt(Scored(model, data), model.Model.Calibrator, name);
    }

    [TestMethod]
    [DynamicData(nameof(Fitted), DynamicDataDisplayName = nameof(DisplayName))]
    public void Probabilities_AreSharesOfPositiveRows(string name, AutogradLoss loss)
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(4000, seed: 2));

        var model = _mlContext.BinaryClassification.Trainers.Autograd(loss: loss, numberOfEpochs: 20).Fit(data);

        AssertReliable(Scored(model, data), 0.005, name);
    }

    [TestMethod]
    [DynamicData(nameof(Fitted), DynamicDataDisplayName = nameof(DisplayName))]
    public void WithoutInformation_TheProbabilityIsTheShareOfPositiveRows(string name, AutogradLoss loss)
    {
        List<BinaryExample> rows = BinaryExample.Draw(500, seed: 10, bias: -1.5);
        rows.ForEach(row => row.Features = [1, 2, 3]);
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);

        var model = _mlContext.BinaryClassification.Trainers.Autograd(loss: loss, numberOfEpochs: 20).Fit(data);

        Assert.AreEqual(rows.Average(row => row.Label ? 1.0 : 0), Scored(model, data)[0].Probability, 0.005, name);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(0.5)]
    [DataRow(3)]
    public void Exponential_HasLogOddsOfTwoBetaTimesTheScore(double beta)
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(4000, seed: 3));

        var model = _mlContext.BinaryClassification.Trainers.Autograd(loss: AutogradLoss.Exponential(beta), numberOfEpochs: 20).Fit(data);

        Assert.AreEqual(-2 * beta, model.Model.Calibrator.Slope);
        Assert.AreEqual(0, model.Model.Calibrator.Offset);
        AssertReliable(Scored(model, data), 0.02, "Exponential");
    }

    [TestMethod]
    public void LogLossOfMLNet_IsTheLogisticLoss()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(1000, seed: 4));

        var ours = Train(AutogradLoss.Logistic()).Model;
        var theirs = Train(AutogradLoss.FromClassificationLoss(new LogLoss())).Model;

        Assert.AreEqual(-1, theirs.Calibrator.Slope);
        Assert.AreEqual(0, theirs.Calibrator.Offset);
        Assert.AreEqual(ours.SubModel.Weights[0], theirs.SubModel.Weights[0], Math.Abs(ours.SubModel.Weights[0]) * 0.01);
        Assert.AreEqual(ours.SubModel.Weights[1], theirs.SubModel.Weights[1], Math.Abs(ours.SubModel.Weights[1]) * 0.01);

        BinaryPredictionTransformer<Calibrated> Train(AutogradLoss loss)
            => _mlContext.BinaryClassification.Trainers.Autograd(new AutogradBinaryTrainer.Options { Loss = loss, Seed = 1 }).Fit(data);
    }

    [TestMethod]
    public void AValidationSet_IsWhatProbabilitiesAreFittedTo()
    {
        IDataView train = _mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(1500, seed: 5, bias: -1.5));
        IDataView validation = _mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(1500, seed: 6, bias: 1));

        var model = _mlContext.BinaryClassification.Trainers.Autograd(loss: AutogradLoss.Hinge(), numberOfEpochs: 20).Fit(train, validation);

        List<Row> rows = Scored(model, validation);
        AssertPlatt(rows, model.Model.Calibrator, "validation set");
        AssertReliable(rows, 0.005, "validation set");
    }

    [TestMethod]
    public void ExampleWeights_CountInProbabilities()
    {
        List<BinaryExample> rows = BinaryExample.Draw(1500, seed: 7);
        rows.ForEach(row => row.Weight = row.Label ? 4 : 0.5f);
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);

        var model = _mlContext.BinaryClassification.Trainers.Autograd(exampleWeightColumnName: "Weight", loss: AutogradLoss.SmoothedHinge(), numberOfEpochs: 20).Fit(data);

        AssertPlatt(Scored(model, data), model.Model.Calibrator, "weighted");
    }

    [TestMethod]
    public void PositiveClassWeight_ShiftsProbabilities()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(1500, seed: 8));
        var options = new AutogradBinaryTrainer.Options { Loss = AutogradLoss.SmoothedHinge(), PositiveClassWeight = 8, NumberOfEpochs = 20 };

        var model = _mlContext.BinaryClassification.Trainers.Autograd(options).Fit(data);

        List<Row> rows = Scored(model, data);
        rows.ForEach(row => row.Weight = row.Label ? 8 : 1);
        AssertPlatt(rows, model.Model.Calibrator, "weighted");
        Assert.IsGreaterThan(rows.Average(row => row.Label ? 1.0 : 0) + 0.2, rows.Average(row => row.Probability));
    }

    [TestMethod]
    public void PredictedLabel_FollowsTheScore_NotTheProbability()
    {
        // One positive row in eight: where the hinge decides, the probability is not one half.
        IDataView data = _mlContext.Data.LoadFromEnumerable(BinaryExample.Draw(1500, seed: 9, bias: -3));

        var model = _mlContext.BinaryClassification.Trainers.Autograd(loss: AutogradLoss.Hinge(), numberOfEpochs: 20).Fit(data);

        List<Row> rows = Scored(model, data);
        Assert.IsTrue(rows.All(row => row.PredictedLabel == row.Score > 0));
        Assert.AreNotEqual(0, model.Model.Calibrator.Offset, 0.01);
    }

    public static string DisplayName(System.Reflection.MethodInfo method, object[] row) => $"{method.Name} ({row[0]})";

    // The trainer fits to targets a little inside 0 and 1, as Lin, Lin and Weng advise; maximum likelihood does not, which makes the small difference.
    private static void AssertPlatt(List<Row> rows, PlattCalibrator calibrator, string name)
    {
        var likeliest = new ClassifierOptimum([.. rows.Select(row => new ClassifierOptimum.Row([row.Score], row.Label ? [0, 1] : [1, 0], row.Weight))], isBinary: true);
        Assert.AreEqual(-likeliest.Model[0][0], calibrator.Slope, Math.Abs(calibrator.Slope) * 0.02, name);
        Assert.AreEqual(-likeliest.Model[0][1], calibrator.Offset, 0.02, name);
        foreach (Row row in rows.Take(20))
            Assert.AreEqual(1 / (1 + Math.Exp((calibrator.Slope * row.Score) + calibrator.Offset)), row.Probability, 1e-5, name);
    }

    private static void AssertReliable(List<Row> rows, double tolerance, string name)
    {
        Assert.AreEqual(rows.Average(row => row.Label ? 1.0 : 0), rows.Average(row => row.Probability), tolerance, name);
        foreach (Row[] tenth in rows.OrderBy(row => row.Probability).Chunk(rows.Count / 10))
            Assert.AreEqual(tenth.Average(row => row.Label ? 1.0 : 0), tenth.Average(row => row.Probability), 0.08, name);
    }

    private List<Row> Scored(ITransformer model, IDataView data) => [.. _mlContext.Data.CreateEnumerable<Row>(model.Transform(data), reuseRowObject: false)];

    private sealed class Row
    {
        public bool Label { get; set; }

        public float Weight { get; set; } = 1;

        public bool PredictedLabel { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }
    }
}
