using Autograd.Core;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Losses;

/// <summary>Losses of one's own, in all the forms they come in, and those of ML.NET: each gives the model that ours of the same formula gives.</summary>
[TestClass]
public sealed class OwnLossTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    public static IEnumerable<object[]> SquaredErrors =>
    [
        ["struct", AutogradLoss.FromStruct(default(SquaredError))],
        ["struct with a parameter", AutogradLoss.FromStruct(new PowerOfError(2))],
        ["struct of the engine", AutogradLoss.FromStruct(default(MseLoss))],
        ["expression", AutogradLoss.FromExpression((p, y) => (p - y).Square())],
        ["expression for the mean", AutogradLoss.FromExpression((p, y) => p.MseLoss(y))],
        ["function", AutogradLoss.FromExpression((p, y) => new SquaredErrorFunction().Apply(p, y))],
        ["class", AutogradLoss.FromRegressionLoss(new SquaredErrorClass())],
        ["class of ML.NET", AutogradLoss.FromRegressionLoss(new SquaredLoss())],
        ["ours and back", AutogradLoss.FromRegressionLoss(AutogradLoss.Squared().ToRegressionLoss())],
    ];

    [TestMethod]
    [DynamicData(nameof(SquaredErrors))]
    public void SquaredError_InEveryForm_GivesTheSameModel(string form, AutogradLoss loss)
    {
        List<Example> rows = Example.Plane(100, seed: 1, noise: 300);
        float[] Train(AutogradLoss of)
        {
            var options = new AutogradRegressionTrainer.Options { Loss = of, Optimizer = AutogradOptimizer.Adam(), NumberOfEpochs = 20, Seed = 1 };
            LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load(rows)).Model;
            return [.. model.Weights, model.Bias];
        }

        AssertClose(Train(AutogradLoss.Squared()), Train(loss), 1e-3, form);
    }

    [TestMethod]
    [DynamicData(nameof(SquaredErrors))]
    public void SquaredError_InEveryForm_IsReportedInTheLabelsUnits(string form, AutogradLoss loss)
    {
        List<Example> rows = Example.Plane(100, seed: 2, noise: 300);
        var reports = new EpochReports();
        var options = new AutogradRegressionTrainer.Options { Loss = loss, Optimizer = AutogradOptimizer.Lbfgs(), NumberOfEpochs = 10, Progress = reports };

        _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load(rows));

        double rmse = LeastSquares.Rmse(rows, LeastSquares.Fit(rows));
        Assert.AreEqual(rmse * rmse, reports[^1].TrainLoss, 1e-3 * rmse * rmse, form);
    }

    [TestMethod]
    public void ExampleWeights_WeighEveryForm_ButNotAMean()
    {
        List<Example> rows = Example.Plane(50, seed: 3, noise: 300);
        rows.ForEach(row => row.Weight = row.Features[0] > 500 ? 3 : 1);
        float[] Train(AutogradLoss of)
        {
            var options = new AutogradRegressionTrainer.Options { Loss = of, ExampleWeightColumnName = "Weight", Optimizer = AutogradOptimizer.Adam(), NumberOfEpochs = 20, Seed = 1 };
            LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Load(rows)).Model;
            return [.. model.Weights, model.Bias];
        }

        float[] expected = Train(AutogradLoss.Squared());
        foreach (object[] row in SquaredErrors.Where(row => (string)row[0] != "expression for the mean"))
            AssertClose(expected, Train((AutogradLoss)row[1]), 1e-3, (string)row[0]);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Train(AutogradLoss.FromExpression((p, y) => p.MseLoss(y))));
        Assert.AreEqual("Autograd: the loss expression gave one number for a batch, which example weights cannot weigh. Give one loss for each row (Reduction.None).", error.Message);
    }

    [TestMethod]
    public void AnExpressionThatIsNoLoss_IsRefusedWithItsShape()
    {
        IDataView data = _mlContext.Load(Example.Plane(10, seed: 4));
        var trainer = _mlContext.Regression.Trainers.Autograd(loss: AutogradLoss.FromExpression((p, y) => Variable.Cat([p, y], 1)));

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => trainer.Fit(data));

        Assert.AreEqual("Autograd: the loss expression gave [10, 2] for predictions of [10, 1] and labels of [10, 1]. Give one loss for each row, or their mean.", error.Message);
    }

    [TestMethod]
    public void AnExpression_HasNoFaceForMLNet_AndAStructHasBoth()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => AutogradLoss.FromExpression((p, y) => (p - y).Square()).ToRegressionLoss());
        StringAssert.EndsWith(error.Message, " is no formula of one prediction and one label. Write it as a struct that implements ILoss.");

        AutogradLoss own = AutogradLoss.FromStruct(new PowerOfError(4));
        Assert.AreEqual(16, own.ToRegressionLoss().Loss(3, 1));
        Assert.AreEqual(32, own.ToRegressionLoss().Derivative(3, 1));
        Assert.AreEqual(16, own.ToClassificationLoss().Loss(3, 1));
        Assert.AreEqual(32, own.ToClassificationLoss().Derivative(3, 1));
    }

    [TestMethod]
    public void ParametersOfAStruct_ArePartOfItsName_SoThatACheckpointKnowsThem()
    {
        using var directory = new TemporaryDirectory();
        IDataView data = _mlContext.Load(Example.Plane(20, seed: 7));
        AutogradRegressionTrainer Trainer(double power, string? resumeFrom = null) => _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options
        {
            Loss = AutogradLoss.FromStruct(new PowerOfError(power)),
            NumberOfEpochs = 2,
            CheckpointPath = resumeFrom is null ? directory.File("checkpoint") : null,
            ResumeFrom = resumeFrom,
        });

        Trainer(power: 2).Fit(data);

        Trainer(power: 2, directory.File("checkpoint")).Fit(data);
        var error = Assert.ThrowsExactly<CheckpointException>(() => Trainer(power: 1.5, directory.File("checkpoint")).Fit(data));
        StringAssert.Contains(error.Message, $"Loss is {typeof(PowerOfError)}(1.5), and was {typeof(PowerOfError)}(2)");
    }

    [TestMethod]
    public void MLNetsLossesOfCountsAndAmounts_GiveOurModels()
    {
        var random = new Random(5);
        List<Example> rows = [.. Enumerable.Range(0, 200).Select(_ =>
        {
            float x = random.NextSymmetric();
            return new Example { Features = [x], Label = 1 + random.NextPoisson(Math.Exp(1 + x)) };
        })];
        float[] Train(AutogradLoss loss)
        {
            PoissonRegressionModelParameters model = _mlContext.Regression.Trainers.AutogradLogLink(new AutogradLogLinkTrainer.Options { Loss = loss, Seed = 1 }).Fit(_mlContext.Load(rows)).Model;
            return [.. model.Weights, model.Bias];
        }

        AssertClose(Train(AutogradLoss.Poisson()), Train(AutogradLoss.FromRegressionLoss(new PoissonLoss())), 2e-3, "Poisson");
        foreach (double index in new[] { 1, 1.5, 2 })
            AssertClose(Train(AutogradLoss.Tweedie(index)), Train(AutogradLoss.FromRegressionLoss(new Microsoft.ML.Trainers.TweedieLoss(index))), 2e-3, $"Tweedie {index}");
        AssertClose(Train(AutogradLoss.Squared()), Train(AutogradLoss.FromRegressionLoss(new SquaredLoss())), 2e-3, "squared");
    }

    [TestMethod]
    public void MLNetsLossesOfTwoClasses_GiveOurModels()
    {
        var random = new Random(6);
        List<Sided> rows = [.. Enumerable.Range(0, 200).Select(_ =>
        {
            float a = 10 * random.NextSymmetric(), b = random.NextSymmetric();
            return new Sided { Features = [a, b], Label = (0.2 * a) + b + random.NextNormal() > 0.5 };
        })];
        IDataView data = _mlContext.Data.LoadFromEnumerable(rows);
        float[] Train(AutogradLoss loss)
        {
            var options = new AutogradBinaryTrainer.Options { Loss = loss, NumberOfEpochs = 20, Seed = 1 };
            LinearBinaryModelParameters model = _mlContext.BinaryClassification.Trainers.Autograd(options).Fit(data).Model.SubModel;
            return [.. model.Weights, model.Bias];
        }

        (AutogradLoss Ours, IClassificationLoss Theirs)[] pairs =
        [
            (AutogradLoss.Logistic(), new LogLoss()),
            (AutogradLoss.Hinge(), new HingeLoss()),
            (AutogradLoss.SmoothedHinge(), new SmoothedHingeLoss()),
            (AutogradLoss.SmoothedHinge(0.5), new SmoothedHingeLoss(0.5f)),
            (AutogradLoss.Exponential(), new ExpLoss()),
            (AutogradLoss.Exponential(0.5), new ExpLoss(0.5f)),
            (AutogradLoss.Logistic(), AutogradLoss.Logistic().ToClassificationLoss()),
        ];
        foreach ((AutogradLoss ours, IClassificationLoss theirs) in pairs)
            AssertClose(Train(ours), Train(AutogradLoss.FromClassificationLoss(theirs)), 1e-3, $"{ours}");
    }

    private static void AssertClose(float[] expected, float[] actual, double tolerance, string what)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], tolerance * Math.Abs(expected[i]), $"{what}: parameter {i}");
    }

    private readonly struct SquaredError : ILoss
    {
        public TReal Value<TReal>(TReal prediction, TReal target)
            where TReal : struct, IReal<TReal>
            => (prediction - target) * (prediction - target);
    }

    private readonly struct PowerOfError(double power) : ILoss
    {
        public TReal Value<TReal>(TReal prediction, TReal target)
            where TReal : struct, IReal<TReal>
            => TReal.Pow(TReal.Abs(prediction - target), TReal.From(power));
    }

    private sealed class SquaredErrorFunction : Function<float>
    {
        protected override Variable<float>[] Forward(FunctionContext<float> context, Variable<float>[] inputs)
        {
            Variable<float> error = inputs[0] - inputs[1];
            context.SaveForBackward(error);
            return [error * error];
        }

        protected override Variable<float>?[] Backward(FunctionContext<float> context, Variable<float>?[] gradients) => [gradients[0]!.Value * 2 * context.SavedVariables[0], null];
    }

    private sealed class SquaredErrorClass : IRegressionLoss
    {
        public double Loss(float output, float label) => (output - label) * (output - label);

        public float Derivative(float output, float label) => 2 * (output - label);
    }

    private sealed class Sided
    {
        public bool Label { get; set; }

        [VectorType(2)]
        public float[] Features { get; set; } = [];
    }
}
