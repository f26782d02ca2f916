using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Objects to data views and back.</summary>
[TestClass]
public sealed class EnumerableTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void FieldsAndPropertiesBecomeColumns()
    {
        var data = _ml.Data.LoadFromEnumerable<House>([new() { Size = 1.5f, Town = "Oslo", Rooms = 3, Price = .1, Sold = true, Corner = [1, 2] }]);
        Assert.AreEqual(
            "Size: Single, Price: Double, Sold: Boolean, Corner: Vector<Single, 2>, Town: String, Rooms: Int32",
            Show.Schema(data.Schema));
        Assert.AreEqual("1.5 0.1 True [1 2] Oslo 3", Show.Rows(data));
    }

    [TestMethod]
    public void RowsComeBackAsObjects()
    {
        House[] houses =
        [
            new() { Size = 1.5f, Town = "Oslo", Rooms = 3, Price = .1, Sold = true, Corner = [1, 2] },
            new() { Town = null, Corner = [3, 4] }
        ];
        var back = _ml.Data.CreateEnumerable<House>(_ml.Data.LoadFromEnumerable(houses), reuseRowObject: false).ToArray();
        Assert.HasCount(2, back);
        Assert.AreEqual((1.5f, "Oslo", 3, .1, true), (back[0].Size, back[0].Town, back[0].Rooms, back[0].Price, back[0].Sold));
        CollectionAssert.AreEqual(new float[] { 1, 2 }, back[0].Corner);
        Assert.AreEqual("", back[1].Town);
        CollectionAssert.AreEqual(new float[] { 3, 4 }, back[1].Corner);
    }

    [TestMethod]
    public void TheRowObjectIsReusedOnRequest()
    {
        var data = _ml.Data.LoadFromEnumerable<Number>([new() { Value = 1 }, new() { Value = 2 }]);
        var rows = _ml.Data.CreateEnumerable<Number>(data, reuseRowObject: true).ToArray();
        Assert.AreSame(rows[0], rows[1]);
        Assert.AreEqual(2f, rows[0].Value);
    }

    [TestMethod]
    public void SparseVectorsStaySparse()
    {
        var vector = new VBuffer<float>(5, 2, [7, 8], [1, 4]);
        var data = _ml.Data.LoadFromEnumerable<Sparse>([new() { Features = vector }]);
        Assert.AreEqual("[1:7 4:8 of 5]", Show.Rows(data));
        var back = _ml.Data.CreateEnumerable<Sparse>(data, reuseRowObject: false).Single();
        Assert.AreEqual("[1:7 4:8 of 5]", Show.Vector(back.Features));
    }

    [TestMethod]
    public void ArraysWithoutASizeAreVectorsOfUnknownSize()
    {
        var data = _ml.Data.LoadFromEnumerable<Variable>([new() { Items = [1, 2] }, new() { Items = [3] }, new() { Items = null }]);
        Assert.AreEqual("Items: Vector<Single>", Show.Schema(data.Schema));
        Assert.AreEqual("[1 2] | [3] | []", Show.Rows(data));
    }

    [TestMethod]
    public void ASchemaDefinitionGivesNamesAndSizes()
    {
        var definition = SchemaDefinition.Create(typeof(Variable));
        definition["Items"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 2);
        definition["Items"].ColumnName = "Features";
        var data = _ml.Data.LoadFromEnumerable<Variable>([new() { Items = [1, 2] }], definition);
        Assert.AreEqual("Features: Vector<Single, 2> = [1 2]", $"{Show.Schema(data.Schema)} = {Show.Rows(data)}");
    }

    [TestMethod]
    public void AttributesRenameAndHideMembers()
    {
        var data = _ml.Data.LoadFromEnumerable<Marked>([new() { First = 1, Second = 2, Cache = 3 }]);
        Assert.AreEqual("Label: Single, Second: Single = 1 2", $"{Show.Schema(data.Schema)} = {Show.Rows(data)}");
    }

    [TestMethod]
    public void AVectorOfTheWrongSizePassesUnchecked()
    {
        var data = _ml.Data.LoadFromEnumerable<House>([new() { Corner = [1, 2, 3] }]);
        Assert.AreEqual("Vector<Single, 2>", data.Schema["Corner"].Type.ToString());
        Assert.AreEqual("[1 2 3]", Show.Rows(data, "Corner"));
    }

    [TestMethod]
    public void ColumnsWithoutAMemberAreIgnoredAndMembersWithoutAColumnAreAnError()
    {
        var data = _ml.Data.LoadFromEnumerable<Number>([new() { Value = 1 }]);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find  column 'Extra' (Parameter 'Schema')",
            Show.Error(() => _ml.Data.CreateEnumerable<Wider>(data, reuseRowObject: false).ToArray()));

        var rows = _ml.Data.CreateEnumerable<Wider>(data, reuseRowObject: false, ignoreMissingColumns: true).ToArray();
        Assert.AreEqual((1f, 5f), (rows[0].Value, rows[0].Extra));
    }

    [TestMethod]
    public void MembersOfAnotherTypeAreAnError()
    {
        var data = _ml.Data.LoadFromEnumerable<Number>([new() { Value = 1 }]);
        Assert.AreEqual(
            "InvalidOperationException: Can't bind the IDataView column 'Value' of type 'Single' to field or property 'Value' of type 'System.String'.",
            Show.Error(() => _ml.Data.CreateEnumerable<TextNumber>(data, reuseRowObject: false).ToArray()));
    }

    [TestMethod]
    public void ASequenceIsEnumeratedOnceForEveryCursor()
    {
        var passes = 0;
        IEnumerable<Number> Numbers()
        {
            passes++;
            yield return new Number { Value = passes };
        }
        var data = _ml.Data.LoadFromEnumerable(Numbers());
        Assert.AreEqual(0, passes);
        Assert.AreEqual("1", Show.Rows(data));
        Assert.AreEqual("2", Show.Rows(data));
    }

    [TestMethod]
    public void OnlyAListKnowsItsRowCount()
    {
        Number[] numbers = [new(), new(), new()];
        Assert.AreEqual(3, _ml.Data.LoadFromEnumerable(numbers).GetRowCount());
        Assert.IsNull(_ml.Data.LoadFromEnumerable(numbers.Where(number => number.Value == 0)).GetRowCount());
    }

    [TestMethod]
    public void NullDataIsAnError()
    {
        var error = Assert.ThrowsExactly<ArgumentNullException>(() => _ml.Data.LoadFromEnumerable<Number>(null));
        Assert.AreEqual("data", error.ParamName);
    }

    private sealed class House
    {
        public float Size;
        public string? Town { get; set; }
        public int Rooms { get; set; }
        public double Price;
        public bool Sold;
        [VectorType(2)] public float[]? Corner;
    }

    private sealed class Number
    {
        public float Value { get; set; }
    }

    private sealed class Wider
    {
        public float Value = 4;
        public float Extra = 5;
    }

    private sealed class TextNumber
    {
        public string? Value { get; set; }
    }

    private sealed class Sparse
    {
        [VectorType(5)] public VBuffer<float> Features;
    }

    private sealed class Variable
    {
        public float[]? Items;
    }

    private sealed class Marked
    {
        [ColumnName("Label")] public float First;
        public float Second { get; set; }
        [NoColumn] public float Cache;
    }
}
