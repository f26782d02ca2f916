using Autograd.MLNet.Tests.Platform;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Interop;

/// <summary>Columns that are missing or have another type: <c>GetOutputSchema</c> and <c>Fit</c> say the same, with the words of ML.NET's own trainers.</summary>
[TestClass]
public sealed class SchemaErrorTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    [DataRow("Nope", "Could not find label column 'Nope' (Parameter 'inputSchema')")]
    [DataRow("Number", "Schema mismatch for label column 'Number': expected Boolean, got Single (Parameter 'labelCol')")]
    [DataRow("Text", "Schema mismatch for label column 'Text': expected Boolean, got String (Parameter 'labelCol')")]
    [DataRow("Key", "Schema mismatch for label column 'Key': expected Boolean, got Key<UInt32> (Parameter 'labelCol')")]
    [DataRow("Flags", "Schema mismatch for label column 'Flags': expected Boolean, got Vector<Boolean> (Parameter 'labelCol')")]
    [DataRow("Features", "Schema mismatch for label column 'Features': expected Boolean, got Vector<Single> (Parameter 'labelCol')")]
    public void LabelOfTwoClasses(string label, string message) => AssertError(message, _mlContext.BinaryClassification.Trainers.Autograd(label));

    [TestMethod]
    [DataRow("Nope", "Could not find label column 'Nope' (Parameter 'inputSchema')")]
    [DataRow("Number", "Schema mismatch for label column 'Number': expected Key<UInt32>, got Single (Parameter 'labelCol')")]
    [DataRow("Text", "Schema mismatch for label column 'Text': expected Key<UInt32>, got String (Parameter 'labelCol')")]
    [DataRow("Flag", "Schema mismatch for label column 'Flag': expected Key<UInt32>, got Boolean (Parameter 'labelCol')")]
    [DataRow("ByteKey", "Schema mismatch for label column 'ByteKey': expected Key<UInt32>, got Key<Byte> (Parameter 'labelCol')")]
    [DataRow("Features", "Schema mismatch for label column 'Features': expected Key<UInt32>, got Vector<Single> (Parameter 'labelCol')")]
    public void LabelOfSeveralClasses(string label, string message) => AssertError(message, _mlContext.MulticlassClassification.Trainers.Autograd(label));

    [TestMethod]
    [DataRow("Nope", "Could not find label column 'Nope' (Parameter 'inputSchema')")]
    [DataRow("Flag", "Schema mismatch for label column 'Flag': expected Single, got Boolean (Parameter 'labelCol')")]
    [DataRow("Double", "Schema mismatch for label column 'Double': expected Single, got Double (Parameter 'labelCol')")]
    [DataRow("Key", "Schema mismatch for label column 'Key': expected Single, got Key<UInt32> (Parameter 'labelCol')")]
    [DataRow("Features", "Schema mismatch for label column 'Features': expected Single, got Vector<Single> (Parameter 'labelCol')")]
    public void LabelOfRegression(string label, string message)
    {
        AssertError(message, _mlContext.Regression.Trainers.Autograd(label));
        AssertError(message, _mlContext.Regression.Trainers.AutogradLogLink(label));
    }

    [TestMethod]
    [DataRow("Nope", "Could not find label column 'Nope' (Parameter 'inputSchema')")]
    [DataRow("Number", "Schema mismatch for label column 'Number': expected Vector<Single>, got Single (Parameter 'labelCol')")]
    [DataRow("Doubles", "Schema mismatch for label column 'Doubles': expected Vector<Single>, got Vector<Double> (Parameter 'labelCol')")]
    [DataRow("Unsized", "Schema mismatch for label column 'Unsized': expected Vector<Single>, got VarVector<Single> (Parameter 'labelCol')")]
    public void LabelOfSeveralOutputs(string label, string message) => AssertError(message, _mlContext.Regression.Trainers.AutogradMultiOutput(label));

    [TestMethod]
    [DataRow("Nope", "Could not find feature column 'Nope' (Parameter 'inputSchema')")]
    [DataRow("Number", "Schema mismatch for feature column 'Number': expected Vector<Single>, got Single (Parameter 'inputSchema')")]
    [DataRow("Unsized", "Schema mismatch for feature column 'Unsized': expected Vector<Single>, got VarVector<Single> (Parameter 'inputSchema')")]
    [DataRow("Doubles", "Schema mismatch for feature column 'Doubles': expected Vector<Single>, got Vector<Double> (Parameter 'inputSchema')")]
    [DataRow("Flags", "Schema mismatch for feature column 'Flags': expected Vector<Single>, got Vector<Boolean> (Parameter 'inputSchema')")]
    [DataRow("Text", "Schema mismatch for feature column 'Text': expected Vector<Single>, got String (Parameter 'inputSchema')")]
    public void Features(string features, string message)
    {
        AssertError(message, _mlContext.BinaryClassification.Trainers.Autograd("Flag", features));
        AssertError(message, _mlContext.MulticlassClassification.Trainers.Autograd("Key", features));
        AssertError(message, _mlContext.Regression.Trainers.Autograd("Number", features));
        AssertError(message, _mlContext.Regression.Trainers.AutogradLogLink("Number", features));
        AssertError(message, _mlContext.Regression.Trainers.AutogradMultiOutput("Features", features));
    }

    [TestMethod]
    [DataRow("Nope", "Could not find weight column 'Nope' (Parameter 'inputSchema')")]
    [DataRow("Double", "Schema mismatch for weight column 'Double': expected Single, got Double (Parameter 'inputSchema')")]
    [DataRow("Features", "Schema mismatch for weight column 'Features': expected Single, got Vector<Single> (Parameter 'inputSchema')")]
    [DataRow("Key", "Schema mismatch for weight column 'Key': expected Single, got Key<UInt32> (Parameter 'inputSchema')")]
    public void Weight(string weight, string message)
    {
        AssertError(message, _mlContext.BinaryClassification.Trainers.Autograd("Flag", exampleWeightColumnName: weight));
        AssertError(message, _mlContext.MulticlassClassification.Trainers.Autograd("Key", exampleWeightColumnName: weight));
        AssertError(message, _mlContext.Regression.Trainers.Autograd("Number", exampleWeightColumnName: weight));
        AssertError(message, _mlContext.Regression.Trainers.AutogradLogLink("Number", exampleWeightColumnName: weight));
        AssertError(message, _mlContext.Regression.Trainers.AutogradMultiOutput("Features", exampleWeightColumnName: weight));
    }

    [TestMethod]
    public void FeaturesAreLookedAtFirst_ThenTheWeight_ThenTheLabel()
    {
        AssertError("Could not find feature column 'F' (Parameter 'inputSchema')", _mlContext.BinaryClassification.Trainers.Autograd("L", "F", "W"));
        AssertError("Could not find weight column 'W' (Parameter 'inputSchema')", _mlContext.BinaryClassification.Trainers.Autograd("L", "Features", "W"));
        AssertError("Could not find label column 'L' (Parameter 'inputSchema')", _mlContext.BinaryClassification.Trainers.Autograd("L", "Features", "Number"));
    }

    [TestMethod]
    public void ValidationDataAreLookedAtToo()
    {
        IDataView data = Data(), bare = _mlContext.Data.LoadFromEnumerable([new Bare()]);

        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find label column 'Flag' (Parameter 'inputSchema')",
            Show.Error(() => _mlContext.BinaryClassification.Trainers.Autograd("Flag").Fit(data, bare)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find label column 'Key' (Parameter 'inputSchema')",
            Show.Error(() => _mlContext.MulticlassClassification.Trainers.Autograd("Key").Fit(data, bare)));
    }

    private void AssertError(string message, IEstimator<ITransformer> trainer)
    {
        IDataView data = Data();
        Assert.AreEqual($"ArgumentOutOfRangeException: {message}", Show.Error(() => trainer.GetOutputSchema(Shapes.Of(data.Schema))));
        Assert.AreEqual($"ArgumentOutOfRangeException: {message}", Show.Error(() => trainer.Fit(data)));
    }

    private IDataView Data() => _mlContext.Data.LoadFromEnumerable([new Input(), new Input()]);

    private sealed class Input
    {
        public bool Flag { get; set; }

        public float Number { get; set; } = 1;

        public double Double { get; set; }

        public string Text { get; set; } = "";

        [KeyType(3)]
        public uint Key { get; set; }

        [KeyType(3)]
        public byte ByteKey { get; set; }

        [VectorType(2)]
        public bool[] Flags { get; set; } = new bool[2];

        [VectorType(3)]
        public float[] Features { get; set; } = new float[3];

        [VectorType(2)]
        public double[] Doubles { get; set; } = new double[2];

        public float[] Unsized { get; set; } = [1];
    }

    private sealed class Bare
    {
        [VectorType(3)]
        public float[] Features { get; set; } = new float[3];
    }
}
