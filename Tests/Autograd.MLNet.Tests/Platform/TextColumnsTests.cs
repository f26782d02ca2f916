using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Vector columns, column lists, options and several files.</summary>
[TestClass]
public sealed class TextColumnsTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void ARangeOfFieldsIsAVector()
    {
        using var file = new TextFile("y,a,b,c", "1,2,3,4", "5,6,,8");
        var data = _ml.Data.LoadFromTextFile<Example>(file.Path, separatorChar: ',', hasHeader: true);
        Assert.AreEqual("Label: Single, Features: Vector<Single, 3>", Show.Schema(data.Schema));
        Assert.AreEqual("1 [2 3 4] | 5 [6 0 8]", Show.Rows(data));
    }

    [TestMethod]
    public void OnlyOptionsTakeSlotNamesFromTheHeader()
    {
        using var file = new TextFile("y,a,b,c", "1,2,3,4");
        TextLoader.Column[] columns = [new("Features", DataKind.Single, 1, 3)];
        var options = new TextLoader.Options { Columns = columns, Separators = [','], HasHeader = true };
        Assert.AreEqual("[a b c]", Show.SlotNames(_ml.Data.LoadFromTextFile(file.Path, options).Schema["Features"]));

        var listed = _ml.Data.LoadFromTextFile(file.Path, columns, separatorChar: ',', hasHeader: true);
        Assert.IsFalse(listed.Schema["Features"].HasSlotNames());
        var attributed = _ml.Data.LoadFromTextFile<Example>(file.Path, separatorChar: ',', hasHeader: true);
        Assert.IsFalse(attributed.Schema["Features"].HasSlotNames());
    }

    [TestMethod]
    public void AHeaderOfEmptyNamesNamesNoSlots()
    {
        using var file = new TextFile(",,", "1,2,3");
        var options = new TextLoader.Options { Columns = [new("Features", DataKind.Single, 0, 2)], Separators = [','], HasHeader = true };
        Assert.IsFalse(_ml.Data.LoadFromTextFile(file.Path, options).Schema["Features"].HasSlotNames());
    }

    [TestMethod]
    public void ZerosAreKept()
    {
        using var file = new TextFile("0,0,0,0,0,0,0,0,0,5", "0,0,0,0,0,0,0,0,0,0");
        var data = _ml.Data.LoadFromTextFile(file.Path, [new("Features", DataKind.Single, 0, 9)], separatorChar: ',');
        Assert.AreEqual("[0 0 0 0 0 0 0 0 0 5] | [0 0 0 0 0 0 0 0 0 0]", Show.Rows(data));
    }

    [TestMethod]
    public void SparseRowsGiveSparseVectors()
    {
        using var file = new TextFile("1,10,2:5,7:6", "2,10,0:1", "3,10", "4,1,2,3");
        var data = _ml.Data.LoadFromTextFile(file.Path,
            [new("Label", DataKind.Single, 0), new("Features", DataKind.Single, 1, 10)], separatorChar: ',', allowSparse: true);
        Assert.AreEqual("1 [2:5 7:6 of 10] | 2 [0:1 of 10] | 3 [0:10 of 10] | 4 [0:1 1:2 2:3 of 10]", Show.Rows(data));
    }

    [TestMethod]
    public void ShortRowsEndInZeros()
    {
        using var file = new TextFile("1,2", "3");
        Assert.AreEqual("1 [0:2 of 3] | 3 [of 3]", Show.Rows(_ml.Data.LoadFromTextFile<Example>(file.Path, separatorChar: ',')));
    }

    [TestMethod]
    public void ColumnsCanBeListed()
    {
        using var file = new TextFile("1 x 2 3", "4 y 5 6");
        TextLoader.Column[] columns =
        [
            new("Label", DataKind.Single, 0),
            new("Name", DataKind.String, 1),
            new("Features", DataKind.Single, 2, 3)
        ];
        var data = _ml.Data.LoadFromTextFile(file.Path, columns, separatorChar: ' ');
        Assert.AreEqual("Label: Single, Name: String, Features: Vector<Single, 2>", Show.Schema(data.Schema));
        Assert.AreEqual("1 x [2 3] | 4 y [5 6]", Show.Rows(data));
    }

    [TestMethod]
    public void OptionsTakeSeveralSeparators()
    {
        using var file = new TextFile("skipped", "1;2,3");
        var data = _ml.Data.LoadFromTextFile(file.Path, new TextLoader.Options
        {
            Columns = [new("Label", DataKind.Single, 0), new("Features", DataKind.Double, 1, 2)],
            Separators = [',', ';'],
            HasHeader = true
        });
        Assert.AreEqual("1 [2 3]", Show.Rows(data));
    }

    [TestMethod]
    public void SeveralFilesAreReadInOrderEachWithItsHeader()
    {
        using var first = new TextFile("y,a,b,c", "1,2,3,4");
        using var second = new TextFile("y,a,b,c", "5,6,7,8");
        var loader = _ml.Data.CreateTextLoader<Example>(separatorChar: ',', hasHeader: true);
        Assert.AreEqual("1 [2 3 4] | 5 [6 7 8]", Show.Rows(loader.Load(first.Path, second.Path)));
    }

    [TestMethod]
    public void PropertiesAreColumnsInDeclarationOrder()
    {
        using var file = new TextFile("1,2");
        var data = _ml.Data.LoadFromTextFile<Pair>(file.Path, separatorChar: ',');
        Assert.AreEqual("Label: Single, Second: Double = 1 2", $"{Show.Schema(data.Schema)} = {Show.Rows(data)}");
    }

    [TestMethod]
    public void WholeNumbersMustBeReadable()
    {
        using var file = new TextFile("1,2", "x,3", ",4");
        var data = _ml.Data.LoadFromTextFile(file.Path, [new TextLoader.Column("Count", DataKind.Int32, 0)], separatorChar: ',');
        Assert.AreEqual(
            "FormatException: Parsing failed with an exception: Could not parse value x in line 2, column Count",
            Show.Error(() => Show.Rows(data)));
    }

    [TestMethod]
    public void AMemberWithoutLoadColumnIsAnError()
    {
        using var file = new TextFile("1,2");
        Assert.AreEqual(
            "InvalidOperationException: Property 'Value' is missing the LoadColumnAttribute attribute",
            Show.Error(() => _ml.Data.LoadFromTextFile<Unmarked>(file.Path)));
    }

    private sealed class Example
    {
        [LoadColumn(0)] public float Label { get; set; }
        [LoadColumn(1, 3), VectorType(3)] public float[]? Features { get; set; }
    }

    private sealed class Pair
    {
        [LoadColumn(0), ColumnName("Label")] public float First { get; set; }
        [LoadColumn(1)] public double Second { get; set; }
    }

    private sealed class Unmarked
    {
        public float Value { get; set; }
    }
}
