using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Reading a text file into the columns of an attributed class.</summary>
[TestClass]
public sealed class TextLoadingTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void ColumnsComeFromTheirIndexes()
    {
        using var file = new TextFile("celsius,fahrenheit,place", "0.5,35.7,Oslo", "14,55.9,Rome");
        var data = _ml.Data.LoadFromTextFile<Reading>(file.Path, separatorChar: ',', hasHeader: true);
        Assert.AreEqual("Fahrenheit: Single, Celsius: Single, Place: String", Show.Schema(data.Schema));
        Assert.AreEqual("35.7 0.5 Oslo | 55.9 14 Rome", Show.Rows(data));
    }

    [TestMethod]
    public void TabSeparatesAndNoLineIsAHeaderUnlessToldOtherwise()
    {
        using var file = new TextFile("1\t2\ta b", "3\t4\tc");
        Assert.AreEqual("2 1 a b | 4 3 c", Show.Rows(_ml.Data.LoadFromTextFile<Reading>(file.Path)));
    }

    [TestMethod]
    public void AnUnannouncedHeaderIsARowOfMissingNumbers()
    {
        using var file = new TextFile("celsius,fahrenheit,place", "0.5,35.7,Oslo");
        Assert.AreEqual("NaN NaN place | 35.7 0.5 Oslo", Read(file));
    }

    [TestMethod]
    public void EmptyFieldsAreZeroAndEmptyText()
    {
        using var file = new TextFile("1,,x", ",2,", "5", " , ,y");
        Assert.AreEqual("0 1 x | 2 0  | 0 5  | 0 0 y", Read(file));
    }

    [TestMethod]
    public void EmptyNumbersAreMissingOnRequest()
    {
        using var file = new TextFile("1,,x", ",2,", "5", " , ,y");
        var data = _ml.Data.LoadFromTextFile<Reading>(file.Path, new TextLoader.Options { Separators = [','], MissingRealsAsNaNs = true });
        Assert.AreEqual("NaN 1 x | 2 NaN  | NaN 5  | NaN NaN y", Show.Rows(data));
    }

    [TestMethod]
    [DataRow("+1", 1)]
    [DataRow(" 3 ", 3)]
    [DataRow(".5", .5f)]
    [DataRow("4.", 4)]
    [DataRow("1e3", 1000)]
    [DataRow("-.25E+1", -2.5f)]
    [DataRow("1E-2", .01f)]
    [DataRow("-0", -0f)]
    [DataRow("0.30000001192092896", .3f)]
    [DataRow("16777217", 16777216)]
    [DataRow("3.4028236e38", float.PositiveInfinity)]
    [DataRow("1e400", float.PositiveInfinity)]
    [DataRow("-1e400", float.NegativeInfinity)]
    [DataRow("Infinity", float.PositiveInfinity)]
    [DataRow("-Infinity", float.NegativeInfinity)]
    [DataRow("∞", float.PositiveInfinity)]
    [DataRow("-∞", float.NegativeInfinity)]
    public void NumbersMayCarrySignsExponentsAndSpaces(string text, float expected)
    {
        using var file = new TextFile($"1,{text},a");
        Assert.AreEqual(FormattableString.Invariant($"{expected} 1 a"), Read(file));
    }

    [TestMethod]
    [DataRow("abc")]
    [DataRow("\t2.5")]
    [DataRow("1.2.3")]
    [DataRow("1 2")]
    [DataRow("0x10")]
    [DataRow("1e")]
    [DataRow("--1")]
    [DataRow("$5")]
    [DataRow("1_000")]
    [DataRow("inf")]
    [DataRow("?")]
    [DataRow("NaN")]
    [DataRow("nan")]
    [DataRow("NA")]
    public void UnreadableNumbersAreNaN(string text)
    {
        using var file = new TextFile($"1,{text},a");
        Assert.AreEqual("NaN 1 a", Read(file));
    }

    [TestMethod]
    public void EmptyLinesAndCommentsAreSkipped()
    {
        using var file = new TextFile("", "1,2,a", "", "   ", "// 5,6,c", "#7,8,d", "3,4,b", "", "");
        Assert.AreEqual("2 1 a | 0 0  | 8 NaN d | 4 3 b", Read(file));
    }

    [TestMethod]
    public void LinesMayEndAsOnWindows()
    {
        using var file = new TextFile("1,2,a\r", "3,4,b\r", "");
        Assert.AreEqual("2 1 a | 4 3 b", Read(file));
    }

    [TestMethod]
    public void SurplusFieldsAreIgnored()
    {
        using var file = new TextFile("1,2,a,9,9", "3,4,b");
        Assert.AreEqual("2 1 a | 4 3 b", Read(file));
    }

    [TestMethod]
    public void QuotesAreLiteralUnlessAllowed()
    {
        using var file = new TextFile("1,2,\"a\"");
        Assert.AreEqual("2 1 \"a\"", Read(file));
    }

    [TestMethod]
    public void QuotedFieldsHoldSeparatorsAndQuotes()
    {
        using var file = new TextFile("1,2,\"a,b\"", "\"3\",4,\"say \"\"hi\"\"\"", "5,6,\"\"", "7,8, \"c\" ");
        var data = _ml.Data.LoadFromTextFile<Reading>(file.Path, separatorChar: ',', allowQuoting: true);
        Assert.AreEqual("2 1 a,b | 4 3 say \"hi\" | 6 5  | 8 7 c", Show.Rows(data));
    }

    [TestMethod]
    public void WhiteSpaceAroundTextIsKeptUnlessTrimmed()
    {
        using var file = new TextFile("1,2, a ", "3,4,b  ");
        Assert.AreEqual("2 1 a  | 4 3 b  ", Read(file));
        var trimmed = _ml.Data.LoadFromTextFile<Reading>(file.Path, separatorChar: ',', trimWhitespace: true);
        Assert.AreEqual("2 1 a | 4 3 b", Show.Rows(trimmed));
    }

    [TestMethod]
    public void AFileWithoutLinesHasNoRows()
    {
        using var file = new TextFile();
        Assert.AreEqual("", Read(file));
    }

    [TestMethod]
    public void AFileThatIsMissingIsNamed()
    {
        var missing = Path.Combine(Path.GetTempPath(), "no-such-file.csv");
        Assert.AreEqual(
            "ArgumentOutOfRangeException: File or directory does not exist at path: PATH (Parameter 'path')",
            Show.Error(() => Read(missing)).Replace(missing, "PATH"));
    }

    [TestMethod]
    public void EveryCursorReadsTheFileAgain()
    {
        using var file = new TextFile("1,2,a");
        var data = _ml.Data.LoadFromTextFile<Reading>(file.Path, separatorChar: ',');
        Assert.AreEqual("2 1 a", Show.Rows(data));
        File.AppendAllText(file.Path, "\n3,4,b");
        Assert.AreEqual("2 1 a | 4 3 b", Show.Rows(data));
    }

    private string Read(TextFile file) => Read(file.Path);

    private string Read(string path) => Show.Rows(_ml.Data.LoadFromTextFile<Reading>(path, separatorChar: ','));

    private sealed class Reading
    {
        [LoadColumn(1)] public float Fahrenheit { get; set; }
        [LoadColumn(0)] public float Celsius { get; set; }
        [LoadColumn(2)] public string? Place { get; set; }
    }
}
