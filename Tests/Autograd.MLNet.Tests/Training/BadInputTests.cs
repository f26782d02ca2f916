using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>What a person can get wrong, and the sentence that says so.</summary>
[TestClass]
public sealed class BadInputTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    public void MissingLabel()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.Regression.Trainers.Autograd("Price").Fit(Plane()));

        StringAssert.StartsWith(error.Message, "Could not find label column 'Price'");
    }

    [TestMethod]
    public void MissingFeatures()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.Regression.Trainers.Autograd(featureColumnName: "Inputs").Fit(Plane()));

        StringAssert.StartsWith(error.Message, "Could not find feature column 'Inputs'");
    }

    [TestMethod]
    public void MissingWeight()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.Regression.Trainers.Autograd(exampleWeightColumnName: "Mass").Fit(Plane()));

        StringAssert.StartsWith(error.Message, "Could not find weight column 'Mass'");
    }

    [TestMethod]
    public void LabelOfTheWrongType()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable([new TextLabel { Label = "much" }]);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.Regression.Trainers.Autograd().Fit(data));

        StringAssert.StartsWith(error.Message, "Schema mismatch for label column 'Label': expected Single, got String");
    }

    [TestMethod]
    public void LabelThatIsAVector()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.Regression.Trainers.Autograd("Features").Fit(Plane()));

        StringAssert.StartsWith(error.Message, "Schema mismatch for label column 'Features': expected Single, got Vector<Single>");
    }

    [TestMethod]
    public void FeaturesOfUnknownSize()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable([new UnknownSize { Features = [1, 2] }]);

        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.Regression.Trainers.Autograd().Fit(data));

        StringAssert.StartsWith(error.Message, "Schema mismatch for feature column 'Features': expected Vector<Single>, got VarVector<Single>");
    }

    [TestMethod]
    public void SchemaErrors_ComeFromGetOutputSchemaToo()
    {
        IEstimator<ITransformer> pipeline = _mlContext.Transforms.CopyColumns("Copy", "Label").Append(_mlContext.Regression.Trainers.Autograd("Price"));
        IEstimator<ITransformer> trainer = _mlContext.Regression.Trainers.Autograd("Price");
        SchemaShape shape = _mlContext.Transforms.CopyColumns("Copy", "Label").GetOutputSchema(Shapes.Of(Plane().Schema));

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => pipeline.Fit(Plane()));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => trainer.GetOutputSchema(shape));
        StringAssert.StartsWith(error.Message, "Could not find label column 'Price'");
    }

    [TestMethod]
    public void NoRows()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(new List<Example>());

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _mlContext.Regression.Trainers.Autograd().Fit(data));

        Assert.AreEqual("Autograd: the training data has no rows.", error.Message);
    }

    [TestMethod]
    public void OnlyUnusableRows()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable<Example>(
        [
            new() { Label = float.NaN },
            new() { Features = [1, float.NaN, 3] },
            new() { Features = [1, float.PositiveInfinity, 3] },
            new() { Weight = 0 },
        ]);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _mlContext.Regression.Trainers.Autograd(exampleWeightColumnName: "Weight").Fit(data));

        Assert.AreEqual(
            "Autograd: none of the 4 rows can be used: 1 without a finite label in 'Label', 2 with a feature in 'Features' that is not finite, "
            + "1 with a weight in 'Weight' that is not positive and finite. Fill or filter the values first, for instance with ReplaceMissingValues.",
            error.Message);
    }

    [TestMethod]
    [DataRow(0f)]
    [DataRow(-0.1f)]
    [DataRow(float.NaN)]
    [DataRow(float.PositiveInfinity)]
    public void LearningRateOutOfRange(float rate)
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.Regression.Trainers.Autograd(learningRate: rate));

        StringAssert.StartsWith(error.Message, FormattableString.Invariant($"Autograd: LearningRate must be positive and finite; leave it null to derive it from the data, got {rate}."));
        Assert.AreEqual("LearningRate", error.ParamName);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(-3)]
    public void BatchSizeOutOfRange(int batchSize)
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.Regression.Trainers.Autograd(batchSize: batchSize));

        StringAssert.StartsWith(error.Message, $"Autograd: BatchSize must be at least 1, got {batchSize}.");
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(-1)]
    public void EpochsOutOfRange(int epochs)
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.Regression.Trainers.Autograd(numberOfEpochs: epochs));

        StringAssert.StartsWith(error.Message, $"Autograd: NumberOfEpochs must be at least 1; leave it null to derive it from the data, got {epochs}.");
    }

    [TestMethod]
    [DataRow(-1f)]
    [DataRow(float.NaN)]
    public void L2OutOfRange(float l2)
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _mlContext.Regression.Trainers.Autograd(l2Regularization: l2));

        StringAssert.StartsWith(error.Message, FormattableString.Invariant($"Autograd: L2Regularization must be finite and not negative, got {l2}."));
    }

    [TestMethod]
    public void ColumnWithoutAName()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => _mlContext.Regression.Trainers.Autograd(labelColumnName: ""));

        StringAssert.StartsWith(error.Message, "Autograd: LabelColumnName must name a column.");
    }

    private IDataView Plane() => _mlContext.Data.LoadFromEnumerable(Example.Plane(100, seed: 1));

    private sealed class TextLabel
    {
        public string Label { get; set; } = "";

        [VectorType(1)]
        public float[] Features { get; set; } = [1];
    }

    private sealed class UnknownSize
    {
        public float Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}
