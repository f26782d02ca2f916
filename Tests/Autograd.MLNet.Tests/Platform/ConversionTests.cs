using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Values of one type as values of another.</summary>
[TestClass]
public sealed class ConversionTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void TextBecomesNumbers()
    {
        string[] texts = ["1.5", "-3", " 7", "1e3", "", "?", "NaN", "nan", "x", "Infinity", "1,5"];
        Assert.AreEqual("1.5 | -3 | 7 | 1000 | 0 | NaN | NaN | NaN | NaN | Infinity | NaN", Convert(Texts(texts), DataKind.Single));
        Assert.AreEqual("1.5 | -3 | 7 | 1000 | 0 | NaN | NaN | NaN | NaN | Infinity | NaN", Convert(Texts(texts), DataKind.Double));
    }

    [TestMethod]
    public void TextBecomesWholeNumbers()
    {
        Assert.AreEqual("12 | -3 | 0 | 0 | 2147483647", Convert(Texts("12", "-3", "", "-0", "2147483647"), DataKind.Int32));
        Assert.AreEqual("12 | 0 | 0 | 0 | 4294967295 | 0", Convert(Texts("12", "-3", "", "x", "4294967295", "4294967296"), DataKind.UInt32));
        Assert.AreEqual("255 | 0", Convert(Texts("255", "256"), DataKind.Byte));
    }

    [TestMethod]
    public void TextThatIsNoSignedNumberIsAnError()
    {
        Assert.AreEqual(
            "InvalidOperationException: Splitter/consolidator worker encountered exception while consuming source data",
            Show.Error(() => Convert(Texts("x"), DataKind.Int32)));
        Assert.AreEqual("Value could not be parsed from text to int.", Inner(() => Convert(Texts("x"), DataKind.Int32)));
        Assert.AreEqual("Value could not be parsed from text to sbyte.", Inner(() => Convert(Texts("128"), DataKind.SByte)));
        Assert.AreEqual("Value could not be parsed from text to short.", Inner(() => Convert(Texts("1.0"), DataKind.Int16)));
        Assert.AreEqual("Value could not be parsed from text to long.", Inner(() => Convert(Texts(" 1"), DataKind.Int64)));
    }

    [TestMethod]
    public void TextBecomesTruthValuesAndTimes()
    {
        Assert.AreEqual("True | False | True | True | False | False", Convert(Texts("true", "No", "+1", "T", "", "maybe"), DataKind.Boolean));
        Assert.AreEqual("1.02:03:04 | 00:00:00 | 00:00:00", Convert(Texts("1.02:03:04", "", "x"), DataKind.TimeSpan));
        Assert.AreEqual(
            "02/03/2020 04:05:00 | 01/01/0001 00:00:00 | 01/01/0001 00:00:00",
            Convert(Texts("2020-02-03 04:05", "", "x"), DataKind.DateTime));
    }

    [TestMethod]
    public void NumbersBecomeNumbers()
    {
        Assert.AreEqual("0 | -1 | 44 | -1", Convert(Values(0, -1, 300, int.MaxValue), DataKind.SByte, "Signed"));
        Assert.AreEqual("0 | -1 | 300 | 2.1474836E+09", Convert(Values(0, -1, 300, int.MaxValue), DataKind.Single, "Signed"));
        Assert.AreEqual("0 | 1 | 0 | 0", Convert(Values(0, 1, 300, int.MaxValue), DataKind.Byte, "Unsigned"));
        Assert.AreEqual("0 | 1 | 300 | 2147483647", Convert(Values(0, 1, 300, int.MaxValue), DataKind.UInt64, "Unsigned"));
        Assert.AreEqual("0 | 1 | 300 | 2.1474836E+09", Convert(Values(0, 1, 300, int.MaxValue), DataKind.Single, "Unsigned"));
        Assert.AreEqual("0 | 1 | 3 | 16777216", Convert(Values(0, 1, 3, 16777217), DataKind.Single, "Double"));
        Assert.AreEqual("0 | 1 | 3 | 16777216", Convert(Values(0, 1, 3, 16777217), DataKind.Double, "Single"));
    }

    [TestMethod]
    public void TruthValuesBecomeNumbersAndBack()
    {
        Assert.AreEqual("0 | 1", Convert(Values(0, 5), DataKind.Single, "Flag"));
        Assert.AreEqual("0 | 1", Convert(Values(0, 5), DataKind.Int16, "Flag"));
        Assert.AreEqual("False | True | True", Convert(Values(0, 5, -5), DataKind.Boolean, "Signed"));
        Assert.AreEqual("False | True | True", Convert(Values(0, 5, -5), DataKind.Boolean, "Single"));
    }

    [TestMethod]
    public void NumbersBecomeText()
    {
        Assert.AreEqual("0 | -5 | 1234567", Convert(Values(0, -5, 1234567), DataKind.String, "Signed"));
        Assert.AreEqual("0 | -1.666667 | 411522.3", Convert(Values(0, -5, 1234567), DataKind.String, "Third"));
        Assert.AreEqual("0 | -1.6666666666666667 | 411522.33333333331", Convert(Values(0, -5, 1234567), DataKind.String, "DoubleThird"));
        Assert.AreEqual("False | True", Convert(Values(0, 1), DataKind.String, "Flag"));
    }

    [TestMethod]
    public void VectorsStaySparseAndKeepTheirNames()
    {
        var data = _ml.Data.LoadFromEnumerable([new Vectors { Values = new(6, 2, [1.5f, 2], [1, 4]) }]);
        var named = _ml.Transforms.Concatenate("Named", "Values", "One").Fit(data).Transform(data);
        var converted = _ml.Transforms.Conversion.ConvertType("Wide", "Named", DataKind.Double).Fit(named).Transform(named);
        Assert.AreEqual("[1:1.5 4:2 6:1 of 7]", Show.Rows(converted, "Wide"));
        Assert.AreEqual("Vector<Double, 7> {SlotNames: [6:One of 7]}", ShowColumn.Schema(converted.Schema["Wide"]));
    }

    [TestMethod]
    public void KeysBecomeOtherKeys()
    {
        var data = _ml.Data.LoadFromEnumerable(Sample.Rows);
        var keys = _ml.Transforms.Conversion.MapValueToKey("Key", "Town").Fit(data).Transform(data);
        var bytes = _ml.Transforms.Conversion.ConvertType("Byte", "Key", DataKind.Byte).Fit(keys).Transform(keys);
        Assert.AreEqual("Key<Byte, 0-1> {KeyValues: [Rome Bern]}", ShowColumn.Schema(bytes.Schema["Byte"]));
        Assert.AreEqual("1 | 2 | 0 | 1", Show.Rows(bytes, "Byte"));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: source column 'Key' with item type 'Key<UInt32, 0-1>' is not compatible with destination type "
            + "'Single' (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.Conversion.ConvertType("Number", "Key").Fit(keys)));
        Assert.AreEqual(
            "Single {KeyValues: Vector of String}",
            ShowColumn.Shape(_ml.Transforms.Conversion.ConvertType("Number", "Key"), keys, "Number"));
    }

    [TestMethod]
    public void TheResultIsNormalizedIfTheSourceIs()
    {
        var data = Values(0, 5);
        var scaled = _ml.Transforms.NormalizeMinMax("Single").Fit(data).Transform(data);
        InputOutputColumnPair[] columns = [new("A", "Single"), new("B", "Flag"), new("C", "Signed")];
        var converted = _ml.Transforms.Conversion.ConvertType(columns, DataKind.Double).Fit(scaled).Transform(scaled);
        Assert.AreEqual("Double {IsNormalized: True}", ShowColumn.Schema(converted.Schema["A"]));
        Assert.AreEqual("Double {IsNormalized: True}", ShowColumn.Schema(converted.Schema["B"]));
        Assert.AreEqual("Double {}", ShowColumn.Schema(converted.Schema["C"]));
        Assert.AreEqual("Single {IsNormalized: Boolean}", ShowColumn.Shape(_ml.Transforms.Conversion.ConvertType("A", "Single"), scaled, "A"));
    }

    [TestMethod]
    public void NotEveryTypeBecomesEveryOther()
    {
        var data = Values(1);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: source column 'Single' with item type 'Single' is not compatible with destination type 'Int32' "
            + "(Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.Conversion.ConvertType("A", "Single", DataKind.Int32).Fit(data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: source column 'Signed' with item type 'Int32' is not compatible with destination type 'UInt32' "
            + "(Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.Conversion.ConvertType("A", "Signed", DataKind.UInt32).Fit(data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Nope' (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.Conversion.ConvertType("A", "Nope").Fit(data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Don't know how to convert Single into Int32 (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.Conversion.ConvertType("A", "Single", DataKind.Int32).Append(_ml.Transforms.CopyColumns("B", "A")).Fit(data)));
    }

    private static string Inner(Action action) => Assert.Throws<Exception>(action).InnerException!.Message;

    private string Convert(IDataView data, DataKind kind, string name = "Text") =>
        Show.Rows(_ml.Transforms.Conversion.ConvertType("Converted", name, kind).Fit(data).Transform(data), "Converted");

    private IDataView Texts(params string[] texts) => _ml.Data.LoadFromEnumerable(texts.Select(text => new TextRow { Text = text }));

    private IDataView Values(params int[] values) => _ml.Data.LoadFromEnumerable(values.Select(value => new Numbers
    {
        Signed = value,
        Unsigned = (uint)Math.Abs((long)value),
        Single = value,
        Double = value,
        Third = value / 3f,
        DoubleThird = value / 3.0,
        Flag = value != 0,
    }));

    private sealed class TextRow
    {
        public string Text = "";
    }

    private sealed class Numbers
    {
        public int Signed;
        public uint Unsigned;
        public float Single;
        public double Double;
        public float Third;
        public double DoubleThird;
        public bool Flag;
    }

    private sealed class Vectors
    {
        [VectorType(6)] public VBuffer<float> Values;
        public float One = 1;
    }
}
