using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>Every option out of its range is refused when the trainer is made, by name, with the value and with what to give instead.</summary>
[TestClass]
public sealed class OptionsTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    [DataRow("LearningRate", 0f, "must be positive and finite; leave it null to derive it from the data")]
    [DataRow("LearningRate", float.NaN, "must be positive and finite; leave it null to derive it from the data")]
    [DataRow("NumberOfEpochs", 0, "must be at least 1; leave it null to derive it from the data")]
    [DataRow("BatchSize", 0, "must be at least 1")]
    [DataRow("GradientClipNorm", 0f, "must be positive; leave it null for no limit")]
    [DataRow("GradientClipNorm", float.NaN, "must be positive; leave it null for no limit")]
    [DataRow("GradientClipValue", -1f, "must be positive; leave it null for no limit")]
    [DataRow("GradientClipValue", float.NaN, "must be positive; leave it null for no limit")]
    [DataRow("L1Regularization", -0.5f, "must be finite and not negative")]
    [DataRow("L1Regularization", float.PositiveInfinity, "must be finite and not negative")]
    [DataRow("L2Regularization", -1e-9f, "must be finite and not negative")]
    [DataRow("L2Regularization", float.NaN, "must be finite and not negative")]
    [DataRow("NumberOfThreads", 0, "must be at least 1; leave it null to let the trainer choose")]
    [DataRow("MemoryBudget", 0L, "must be positive; leave it null for no limit")]
    [DataRow("ValidationFraction", 1f, "must be at least 0 and below 1")]
    [DataRow("ValidationFraction", -0.1f, "must be at least 0 and below 1")]
    [DataRow("ValidationFraction", float.NaN, "must be at least 0 and below 1")]
    [DataRow("TargetLoss", double.NaN, "must be a number; leave it null for no target")]
    [DataRow("CheckpointEveryEpochs", 0, "must be at least 1")]
    [DataRow("ReproducibleBlocks", 0, "must be at least 1; leave it null to add gradients as they come")]
    [DataRow("AverageEverySteps", 0, "must be at least 1; leave it null to add the gradients of every step")]
    [DataRow("OnCancellation", (CancellationBehavior)2, "must be Throw or KeepBest")]
    public void OutOfRange(string option, object value, string rule)
    {
        var options = new AutogradRegressionTrainer.Options();
        Field(option).SetValue(options, value);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.Regression.Trainers.Autograd(options));

        StringAssert.StartsWith(error.Message, FormattableString.Invariant($"Autograd: {option} {rule}, got {value}."));
        Assert.AreEqual(option, error.ParamName);
        Assert.AreEqual(value, error.ActualValue);
    }

    /// <summary>An option that is added needs a limit, and a row above.</summary>
    [TestMethod]
    public void EveryNumberHasALimit()
    {
        Type[] numbers = [typeof(int), typeof(long), typeof(float), typeof(double), typeof(CancellationBehavior)];
        string[] options = [.. typeof(LinearTrainerOptions).GetFields().Where(field => numbers.Contains(Nullable.GetUnderlyingType(field.FieldType) ?? field.FieldType)).Select(field => field.Name)];
        string?[] limited = [.. typeof(OptionsTests).GetMethod(nameof(OutOfRange))!.GetCustomAttributes<DataRowAttribute>().Select(row => (string?)row.Data[0]).Distinct()];

        // Every seed is as good as another.
        CollectionAssert.AreEquivalent(options.Except(["Seed"]).ToArray(), limited);
    }

    [TestMethod]
    public void EveryTrainer_ChecksItsOptions()
    {
        Check(() => _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { BatchSize = 0 }));
        Check(() => _mlContext.Regression.Trainers.AutogradLogLink(new AutogradLogLinkTrainer.Options { BatchSize = 0 }));
        Check(() => _mlContext.Regression.Trainers.AutogradMultiOutput(new AutogradMultiOutputTrainer.Options { BatchSize = 0 }));
        Check(() => _mlContext.BinaryClassification.Trainers.Autograd(new AutogradBinaryTrainer.Options { BatchSize = 0 }));
        Check(() => _mlContext.MulticlassClassification.Trainers.Autograd(new AutogradMulticlassTrainer.Options { BatchSize = 0 }));

        static void Check(Action create) => StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(create).Message, "Autograd: BatchSize must be at least 1, got 0.");
    }

    [TestMethod]
    [DataRow("LabelColumnName")]
    [DataRow("FeatureColumnName")]
    public void ColumnWithoutAName(string option)
    {
        var options = new AutogradRegressionTrainer.Options();
        Field(option).SetValue(options, "");

        var error = Assert.ThrowsExactly<ArgumentException>(() => _mlContext.Regression.Trainers.Autograd(options));

        StringAssert.StartsWith(error.Message, $"Autograd: {option} must name a column.");
    }

    [TestMethod]
    [DataRow("CheckpointPath")]
    [DataRow("ResumeFrom")]
    public void FileWithoutAName(string option)
    {
        var options = new AutogradRegressionTrainer.Options();
        Field(option).SetValue(options, "");

        var error = Assert.ThrowsExactly<ArgumentException>(() => _mlContext.Regression.Trainers.Autograd(options));

        StringAssert.StartsWith(error.Message, $"Autograd: {option} must name a file; leave it null for none.");
    }

    [TestMethod]
    [DataRow("InitialWeights")]
    [DataRow("InitialBiases")]
    public void InitialNumberThatIsNone(string option)
    {
        var options = new AutogradRegressionTrainer.Options();
        Field(option).SetValue(options, new[] { 1, float.NaN });

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.Regression.Trainers.Autograd(options));

        StringAssert.StartsWith(error.Message, $"Autograd: {option}[1] must be finite, got NaN.");
    }

    [TestMethod]
    public void InitialWeightsOfAnotherNumber()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(10, seed: 1));

        var weights = Assert.ThrowsExactly<InvalidOperationException>(() => _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { InitialWeights = [1, 2] }).Fit(data));
        var biases = Assert.ThrowsExactly<InvalidOperationException>(() => _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { InitialBiases = [1, 2] }).Fit(data));

        Assert.AreEqual("Autograd: there are 2 initial weights where 1 × 3 are needed. Give a model of the same features.", weights.Message);
        Assert.AreEqual("Autograd: there are 2 initial biases where 1 are needed. Give one for each output.", biases.Message);
    }

    [TestMethod]
    [DataRow(0f)]
    [DataRow(-1f)]
    [DataRow(float.NaN)]
    [DataRow(float.PositiveInfinity)]
    public void PositiveClassWeightOutOfRange(float weight)
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.BinaryClassification.Trainers.Autograd(new AutogradBinaryTrainer.Options { PositiveClassWeight = weight }));

        StringAssert.StartsWith(error.Message, FormattableString.Invariant($"Autograd: PositiveClassWeight must be positive and finite, got {weight}."));
    }

    [TestMethod]
    public void EarlyStoppingOutOfRange()
    {
        var patience = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new EarlyStopping { Patience = 0 });
        var improvement = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new EarlyStopping { MinimumImprovement = -0.5 });

        StringAssert.StartsWith(patience.Message, "EarlyStopping: Patience must be at least 1, got 0.");
        StringAssert.StartsWith(improvement.Message, "EarlyStopping: MinimumImprovement must not be negative, got -0.5.");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new EarlyStopping { MinimumImprovement = double.NaN });
    }

    [TestMethod]
    public void LossOfAnotherTask()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => _mlContext.Regression.Trainers.Autograd(loss: AutogradLoss.Hinge()));

        StringAssert.StartsWith(error.Message, "Autograd: the loss Hinge is for Binary, and this trainer is for Regression. Choose another loss or another trainer.");
    }

    [TestMethod]
    public void Lbfgs_RefusesAnL1Penalty()
        => RefusedByLbfgs(options => options.L1Regularization = 0.1f, "L1Regularization must be 0 with L-BFGS, which wants a smooth loss; choose another optimizer, got 0.1.");

    [TestMethod]
    public void Lbfgs_RefusesBounds()
        => RefusedByLbfgs(options => options.NonNegativeWeights = true, "NonNegativeWeights must be false with L-BFGS, which knows no bounds; choose another optimizer, got True.");

    [TestMethod]
    public void Lbfgs_RefusesAMemoryBudget()
        => RefusedByLbfgs(options => options.MemoryBudget = 1000, "MemoryBudget must be null with L-BFGS, which goes over all rows several times an epoch; choose another optimizer, got 1000.");

    [TestMethod]
    public void Lbfgs_RefusesASchedule()
        => RefusedByLbfgs(options => options.Schedule = AutogradSchedule.Constant(), "Schedule must be null with L-BFGS, whose line search decides the step, got Constant.");

    [TestMethod]
    public void Lbfgs_RefusesClipping()
    {
        RefusedByLbfgs(options => options.GradientClipNorm = 1, "GradientClipNorm must be null with L-BFGS, whose line search decides the step, got 1.");
        RefusedByLbfgs(options => options.GradientClipValue = 2, "GradientClipValue must be null with L-BFGS, whose line search decides the step, got 2.");
    }

    private void RefusedByLbfgs(Action<LinearTrainerOptions> set, string message)
    {
        var options = new AutogradRegressionTrainer.Options { Optimizer = AutogradOptimizer.Lbfgs() };
        set(options);
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.Regression.Trainers.Autograd(options));
        StringAssert.StartsWith(error.Message, $"Autograd: {message}");
    }

    private static FieldInfo Field(string option) => typeof(LinearTrainerOptions).GetField(option)!;
}
