using Autograd.Core;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Trainers;

/// <summary>Several labels at once, from the ten-line use to the special cases.</summary>
[TestClass]
public sealed partial class MultiOutputTrainerTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    public void Fit_LearnsAllOutputs_WithDefaultOptions()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Wheels(500, seed: 1));
        var pipeline = _mlContext.Transforms.Concatenate("Label", "Speed", "Turn")
            .Append(_mlContext.Transforms.Concatenate("Features", "Left", "Right"))
            .Append(_mlContext.Regression.Trainers.AutogradMultiOutput());

        TransformerChain<MultiOutputPredictionTransformer> model = pipeline.Fit(data);

        MultiOutputModelParameters parameters = model.LastTransformer.Model;
        AssertClose([[0.5, 0.5], [-200, 200]], parameters, 1e-3);
        AssertClose([1, -30], parameters.Biases, 1e-3);
        CollectionAssert.AreEqual(new[] { "Speed", "Turn" }, parameters.OutputNames.ToArray());
        foreach ((Wheel wheel, Scored scored) in Wheels(500, seed: 1).Zip(_mlContext.Data.CreateEnumerable<Scored>(model.Transform(data), reuseRowObject: false)))
        {
            Assert.AreEqual(wheel.Speed, scored.Score[0], 0.01);
            Assert.AreEqual(wheel.Turn, scored.Score[1], 1);
        }
    }

    [TestMethod]
    public void TwoOutputs_AreTwoSingleTrainings()
    {
        foreach (AutogradLoss loss in new[] { AutogradLoss.Squared(), AutogradLoss.Huber(100), AutogradLoss.LogCosh(), AutogradLoss.FromExpression((p, y) => (p - y).Square()), AutogradLoss.FromRegressionLoss(new SquaredLoss()) })
        {
            List<Wheel> rows = Wheels(200, seed: 3, noise: 20);
            IDataView data = Prepare(rows);
            var both = new AutogradMultiOutputTrainer.Options { Loss = loss, Seed = 1, LearningRate = 0.05f, NumberOfEpochs = 30 };

            MultiOutputModelParameters model = _mlContext.Regression.Trainers.AutogradMultiOutput(both).Fit(data).Model;

            foreach ((string label, int output) in new[] { ("Speed", 0), ("Turn", 1) })
            {
                var one = new AutogradRegressionTrainer.Options { LabelColumnName = label, Loss = loss, Seed = 1, LearningRate = 0.05f, NumberOfEpochs = 30 };
                LinearRegressionModelParameters single = _mlContext.Regression.Trainers.Autograd(one).Fit(data).Model;
                for (int feature = 0; feature < 2; feature++)
                    Assert.AreEqual(single.Weights[feature], model[output, feature], 1e-3 * Math.Abs(single.Weights[feature]), $"{loss}: {label}, weight {feature}");
                Assert.AreEqual(single.Bias, model.Biases[output], 1e-3 * Math.Abs(single.Bias), $"{loss}: {label}");
            }
        }
    }

    [TestMethod]
    public void TwoOutputs_OfSparseFeatures_AreTwoSingleTrainingsToo()
    {
        List<Wheel> rows = Wheels(300, seed: 20, noise: 20);
        IDataView data = Prepare(rows);
        IDataView sparse = _mlContext.Transforms.Conversion.MapValueToKey("Key", "Number").Append(_mlContext.Transforms.Conversion.MapKeyToVector("Features", "Key")).Fit(data).Transform(data);
        var both = new AutogradMultiOutputTrainer.Options { Seed = 1, LearningRate = 0.02f, NumberOfEpochs = 5, L1Regularization = 0.01f, L2Regularization = 0.1f };

        MultiOutputModelParameters model = _mlContext.Regression.Trainers.AutogradMultiOutput(both).Fit(sparse).Model;

        Assert.AreEqual(60, model.NumberOfFeatures);
        foreach ((string label, int output) in new[] { ("Speed", 0), ("Turn", 1) })
        {
            var one = new AutogradRegressionTrainer.Options { LabelColumnName = label, Seed = 1, LearningRate = 0.02f, NumberOfEpochs = 5, L1Regularization = 0.01f, L2Regularization = 0.1f };
            LinearRegressionModelParameters single = _mlContext.Regression.Trainers.Autograd(one).Fit(sparse).Model;
            Assert.Contains(weight => weight != 0, single.Weights);
            for (int feature = 0; feature < 60; feature++)
                Assert.AreEqual(single.Weights[feature], model[output, feature], 1e-4 * single.Weights.Max(Math.Abs), $"{label}, weight {feature}");
            Assert.AreEqual(single.Bias, model.Biases[output], 1e-4 * Math.Abs(single.Bias), label);
        }
    }

    [TestMethod]
    public void UnitsOfOutputs_DoNotMatter()
    {
        List<Wheel> rows = Wheels(200, seed: 4, noise: 20), scaled = [.. rows.Select(row => row with { Speed = 1e6f * row.Speed, Turn = 1e-6f * row.Turn })];

        MultiOutputModelParameters original = Train(rows).Model, changed = Train(scaled).Model;

        for (int feature = 0; feature < 2; feature++)
        {
            Assert.AreEqual(1e6 * original[0, feature], changed[0, feature], 1e-3 * Math.Abs(changed[0, feature]));
            Assert.AreEqual(1e-6 * original[1, feature], changed[1, feature], 1e-3 * Math.Abs(changed[1, feature]));
        }
    }

    [TestMethod]
    public void ReportedLoss_IsTheMeanOfAllOutputs_InTheirOwnUnits()
    {
        List<Wheel> rows = Wheels(200, seed: 5, noise: 20);
        var reports = new EpochReports();
        var options = new AutogradMultiOutputTrainer.Options { Optimizer = AutogradOptimizer.Lbfgs(), NumberOfEpochs = 20, Progress = reports };
        IDataView data = Prepare(rows);

        MultiOutputPredictionTransformer model = _mlContext.Regression.Trainers.AutogradMultiOutput(options).Fit(data, data);

        double[] squares = [.. Scores(model, data).Zip(rows, (score, row) => (Square(score[0] - row.Speed) + Square(score[1] - row.Turn)) / 2)];
        Assert.AreEqual(squares.Average(), reports[^1].TrainLoss, 1e-3 * squares.Average());
        Assert.AreEqual(squares.Average(), reports[^1].ValidationLoss!.Value, 1e-3 * squares.Average());

        static double Square(double x) => x * x;
    }

    [TestMethod]
    public void RowsThatLackOneLabel_AreLeftOut()
    {
        List<Wheel> rows = Wheels(50, seed: 11);
        rows[3] = rows[3] with { Speed = float.NaN };
        rows[8] = rows[8] with { Turn = float.PositiveInfinity };
        rows[9] = rows[9] with { Left = float.NaN };
        var warnings = new List<string>();
        _mlContext.Log += (_, entry) =>
        {
            if (entry.Kind == ChannelMessageKind.Warning)
                warnings.Add(entry.RawMessage);
        };

        MultiOutputPredictionTransformer model = Train(rows);

        CollectionAssert.AreEqual(
            new[] { "Skipped 3 of 50 rows during training: 2 without a finite label in 'Label', 1 with a feature in 'Features' that is not finite." }, warnings);
        AssertClose([[0.5, 0.5], [-200, 200]], model.Model, 0.1);
    }

    [TestMethod]
    public void ExampleWeight_Two_EqualsTheRowTwice()
    {
        List<Wheel> rows = [.. Wheels(60, seed: 12, noise: 20).Select(row => row with { Weight = row.Left > 0 ? 2 : 1 })];
        List<Wheel> repeated = [.. rows.SelectMany(row => Enumerable.Repeat(row, (int)row.Weight))];

        MultiOutputModelParameters ofWeights = Train(rows, new() { ExampleWeightColumnName = "Weight", BatchSize = 1000 }).Model, ofRows = Train(repeated, new() { BatchSize = 1000 }).Model;

        for (int output = 0; output < 2; output++)
        {
            for (int feature = 0; feature < 2; feature++)
                Assert.AreEqual(ofRows[output, feature], ofWeights[output, feature], 1e-4 * Math.Abs(ofRows[output, feature]));
        }
    }

    [TestMethod]
    public void Fit_FromAModel_GoesOnWhereItEnded()
    {
        IDataView data = Prepare(Wheels(100, seed: 13, noise: 20));
        AutogradMultiOutputTrainer Trainer(int epochs) => _mlContext.Regression.Trainers.AutogradMultiOutput(new AutogradMultiOutputTrainer.Options
        {
            NumberOfEpochs = epochs,
            LearningRate = 0.02f,
            Optimizer = AutogradOptimizer.Sgd(),
            Schedule = AutogradSchedule.Constant(),
            Shuffle = false,
        });

        MultiOutputModelParameters six = Trainer(6).Fit(data).Model, three = Trainer(3).Fit(data).Model;
        MultiOutputModelParameters threeMore = Trainer(3).Fit(data, three).Model;

        for (int output = 0; output < 2; output++)
        {
            Assert.AreEqual(six[output, 0], threeMore[output, 0], 1e-5 * Math.Abs(six[output, 0]));
            Assert.AreEqual(six.Biases[output], threeMore.Biases[output], 1e-5 * Math.Abs(six.Biases[output]));
            Assert.AreNotEqual(six[output, 0], three[output, 0], 1e-2f * Math.Abs(six[output, 0]));
        }
    }

    [TestMethod]
    public void Fit_FromAModelOfOtherOutputs_IsRefused()
    {
        IDataView data = Prepare(Wheels(20, seed: 14));
        IDataView three = _mlContext.Transforms.Concatenate("Label", "Speed", "Turn", "Left").Fit(data).Transform(data);
        MultiOutputModelParameters model = _mlContext.Regression.Trainers.AutogradMultiOutput().Fit(three).Model;

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _mlContext.Regression.Trainers.AutogradMultiOutput().Fit(data, model));

        Assert.AreEqual("Autograd: there are 6 initial weights where 2 × 2 are needed. Give a model of the same features.", error.Message);
    }

    [TestMethod]
    public void InitialWeights_AreOutputAfterOutput()
    {
        var options = new AutogradMultiOutputTrainer.Options { InitialWeights = [1, 2, 3, 4], InitialBiases = [5, 6], NumberOfEpochs = 1, LearningRate = 1e-9f };

        MultiOutputModelParameters model = Train(Wheels(20, seed: 15), options).Model;

        AssertClose([[1, 2], [3, 4]], model, 1e-5);
        AssertClose([5, 6], model.Biases, 1e-5);
    }

    [TestMethod]
    public void OneOutput_IsAVectorToo()
    {
        IDataView data = _mlContext.Transforms.Concatenate("Label", "Speed").Append(_mlContext.Transforms.Concatenate("Features", "Left", "Right"))
            .Fit(_mlContext.Data.LoadFromEnumerable(Wheels(50, seed: 16))).Transform(_mlContext.Data.LoadFromEnumerable(Wheels(50, seed: 16)));

        MultiOutputPredictionTransformer model = _mlContext.Regression.Trainers.AutogradMultiOutput().Fit(data);

        AssertClose([[0.5, 0.5]], model.Model, 1e-3);
        Assert.AreEqual("Vector<Single, 1>", model.Transform(data).Schema["Score"].Type.ToString());
    }

    [TestMethod]
    public void LabelThatIsNoVector_IsRefused()
    {
        IDataView data = Prepare(Wheels(20, seed: 19));

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.Regression.Trainers.AutogradMultiOutput("Speed").Fit(data));

        StringAssert.StartsWith(error.Message, "Schema mismatch for label column 'Speed': expected Vector<Single>, got Single");
        error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.Regression.Trainers.AutogradMultiOutput("Speed").GetOutputSchema(Shapes.Of(data.Schema)));
        StringAssert.StartsWith(error.Message, "Schema mismatch for label column 'Speed': expected Vector<Single>, got Single");
    }

    // Speed is the mean of both wheels and 1, the turn 200 times their difference less 30.
    private static List<Wheel> Wheels(int count, int seed, float noise = 0)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            float left = 3 * random.NextSymmetric(), right = 3 * random.NextSymmetric();
            return new Wheel
            {
                Left = left,
                Right = right,
                Number = i % 60,
                Speed = ((left + right) / 2) + 1 + (0.01f * noise * (float)random.NextNormal()),
                Turn = (200 * (right - left)) - 30 + (noise * (float)random.NextNormal()),
            };
        })];
    }

    private static void AssertClose(double[][] expected, MultiOutputModelParameters model, double tolerance)
    {
        for (int output = 0; output < expected.Length; output++)
        {
            for (int feature = 0; feature < expected[output].Length; feature++)
                Assert.AreEqual(expected[output][feature], model[output, feature], tolerance * Math.Max(1, Math.Abs(expected[output][feature])), $"weight [{output}, {feature}]");
        }
    }

    private static void AssertClose(double[] expected, IReadOnlyList<float> actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], tolerance * Math.Max(1, Math.Abs(expected[i])), $"element {i}");
    }

    private IDataView Prepare(List<Wheel> rows)
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);
        return _mlContext.Transforms.Concatenate("Label", "Speed", "Turn").Append(_mlContext.Transforms.Concatenate("Features", "Left", "Right")).Fit(data).Transform(data);
    }

    private MultiOutputPredictionTransformer Train(List<Wheel> rows, AutogradMultiOutputTrainer.Options? options = null)
        => _mlContext.Regression.Trainers.AutogradMultiOutput(options ?? new() { Seed = 1 }).Fit(Prepare(rows));

    private float[][] Scores(ITransformer model, IDataView data)
        => [.. _mlContext.Data.CreateEnumerable<Scored>(model.Transform(data), reuseRowObject: false).Select(row => row.Score)];

    private sealed record Wheel
    {
        public float Left { get; init; }

        public float Right { get; init; }

        public float Speed { get; init; }

        public float Turn { get; init; }

        public float Weight { get; init; } = 1;

        public float Number { get; init; }
    }

    private sealed class Plain
    {
        [VectorType(3)]
        public float[] Label { get; set; } = [];

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class Sides
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }

    private sealed class Scored
    {
        public float[] Score { get; set; } = [];
    }
}
