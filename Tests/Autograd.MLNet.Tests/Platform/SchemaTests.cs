using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Columns, types and annotations.</summary>
[TestClass]
public sealed class SchemaTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void AReplacedColumnIsHiddenBehindItsSuccessor()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Numbered(1));
        var schema = _ml.Transforms.CopyColumns("Label", "Features").Fit(data).Transform(data).Schema;
        Assert.AreEqual("(Label: Single), Label: Vector<Single, 3>, Features: Vector<Single, 3>", Show.Schema(schema));
        Assert.AreEqual(1, schema["Label"].Index);
    }

    [TestMethod]
    public void AMissingColumnIsNamed()
    {
        var schema = _ml.Data.LoadFromEnumerable(Row.Numbered(1)).Schema;
        Assert.IsNull(schema.GetColumnOrNull("Nope"));
        Assert.AreEqual(0, schema.GetColumnOrNull("Label")?.Index);
        Assert.AreEqual("ArgumentOutOfRangeException: Column 'Nope' not found (Parameter 'name')", Show.Error(() => _ = schema["Nope"]));
    }

    [TestMethod]
    public void BuiltSchemasKeepOrderAndAnnotations()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add("Weight", NumberDataViewType.Single, (ref float value) => value = 7);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", NumberDataViewType.Single);
        builder.AddColumn("B", new VectorDataViewType(NumberDataViewType.Double, 2, 3), annotations.ToAnnotations());
        builder.AddColumn("C", TextDataViewType.Instance);
        var schema = builder.ToSchema();
        Assert.AreEqual("A: Single, B: Vector<Double, 2, 3>, C: String", Show.Schema(schema));

        var weight = 0f;
        schema["B"].Annotations.GetValue("Weight", ref weight);
        Assert.AreEqual(7f, weight);
        Assert.AreEqual(
            "InvalidOperationException: Invalid call to 'GetValue'",
            Show.Error(() => schema["A"].Annotations.GetValue("Weight", ref weight)));
    }

    [TestMethod]
    public void TypesAreComparedByContent()
    {
        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 3), new VectorDataViewType(NumberDataViewType.Single, 3));
        Assert.AreNotEqual(new VectorDataViewType(NumberDataViewType.Single, 3), new VectorDataViewType(NumberDataViewType.Single, 4));
        Assert.AreNotEqual(new VectorDataViewType(NumberDataViewType.Single, 3), new VectorDataViewType(NumberDataViewType.Double, 3));
        Assert.IsTrue(new VectorDataViewType(NumberDataViewType.Single, 3).IsKnownSize);
        Assert.IsFalse(new VectorDataViewType(NumberDataViewType.Single).IsKnownSize);
        Assert.AreEqual(0, new VectorDataViewType(NumberDataViewType.Single).Size);
    }

    [TestMethod]
    public void ConcatenateNamesTheSlots()
    {
        using var file = new TextFile("a,b,c", "1,2,3");
        var data = _ml.Data.LoadFromTextFile(file.Path, new TextLoader.Options
        {
            Columns = [new("First", DataKind.Single, 0), new("Rest", DataKind.Single, 1, 2)],
            Separators = [','],
            HasHeader = true
        });
        var schema = _ml.Transforms.Concatenate("Features", "First", "Rest").Fit(data).Transform(data).Schema;
        Assert.AreEqual("[First Rest.b Rest.c]", Show.SlotNames(schema["Features"]));
    }

    [TestMethod]
    public void SlotsOfAnUnnamedVectorStayUnnamed()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Numbered(1));
        var mixed = _ml.Transforms.Concatenate("All", "Label", "Features").Fit(data).Transform(data).Schema;
        Assert.AreEqual("[0:Label of 4]", Show.SlotNames(mixed["All"]));
        var unnamed = _ml.Transforms.Concatenate("All", "Features", "Features").Fit(data).Transform(data).Schema;
        Assert.IsFalse(unnamed["All"].HasSlotNames());
    }

    [TestMethod]
    public void SlotNamesSurviveCopyingAndNormalizing()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Numbered(2));
        var pipeline = _ml.Transforms.Concatenate("Features", "Label", "Label")
            .Append(_ml.Transforms.CopyColumns("Copy", "Features"))
            .Append(_ml.Transforms.NormalizeMinMax("Scaled", "Copy"))
            .Append(_ml.Transforms.NormalizeMeanVariance("Standard", "Scaled"));
        var schema = pipeline.Fit(data).Transform(data).Schema;
        foreach (var name in new[] { "Features", "Copy", "Scaled", "Standard" })
            Assert.AreEqual("[Label Label]", Show.SlotNames(schema[name]), name);
    }

    [TestMethod]
    public void SlotNamesThatAreMissingAreAnError()
    {
        var schema = _ml.Data.LoadFromEnumerable(Row.Numbered(1)).Schema;
        Assert.AreEqual("InvalidOperationException: Invalid call to 'GetValue'", Show.Error(() => Show.SlotNames(schema["Features"])));
    }

    [TestMethod]
    public void EstimatorsSeeTheShapeOfTheData()
    {
        var recorder = new RecordingEstimator(_ml);
        var chain = _ml.Transforms.Concatenate("All", "Label", "Features")
            .Append(_ml.Transforms.NormalizeMinMax("Scaled", "All")).Append(recorder);
        chain.Fit(_ml.Data.LoadFromEnumerable(Row.Numbered(1)));
        string[] expected =
        [
            "Label Scalar Single",
            "Features Vector Single",
            "All Vector Single (SlotNames Vector String)",
            "Scaled Vector Single (IsNormalized Scalar Boolean) (SlotNames Vector String)"
        ];
        CollectionAssert.AreEqual(expected, recorder.Shapes.Single().Select(Describe).ToArray());

        static string Describe(SchemaShape.Column column) =>
            $"{column.Name} {column.Kind} {column.ItemType}" + string.Concat(column.Annotations.Select(annotation => $" ({Describe(annotation)})"));
    }
}
