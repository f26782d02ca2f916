using System.Globalization;
using System.Text;

namespace Samples.Tests.TrainFile;

/// <summary>Tables as programs write them and people leave them.</summary>
[TestClass]
public sealed class AwkwardTableTests : IDisposable
{
    private readonly ProgramCall _program = new();

    [TestCleanup]
    public void PrintCounts() => _program.PrintCounts();

    public void Dispose() => _program.Dispose();

    [TestMethod]
    public void AnyEncodingWithAMarkIsRead()
    {
        foreach (Encoding encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32])
            Assert.IsNull(_program.Run([.. encoding.GetPreamble(), .. encoding.GetBytes(Tables.Line("x,y,größe", rows: 20))], "größe"), encoding.EncodingName);
    }

    [TestMethod]
    [DataRow("\r")]
    [DataRow("\r\n")]
    [DataRow("\n\n\r\n")]
    public void AnyEndOfLineIsRead(string end) => Assert.IsNull(Run(Tables.Line(rows: 20).Replace("\n", end), "z"));

    [TestMethod]
    [DataRow("\n")]
    [DataRow("\r\n")]
    [DataRow("\f")]
    [DataRow("\0")]
    [DataRow("\u0001")]
    [DataRow("\u001b")]
    [DataRow("\u0085")]
    [DataRow("\u00a0")]
    [DataRow("\u2028")]
    [DataRow("\ufffe")]
    public void WhatIsNoTextCountsAsASpace(string odd)
    {
        // In classes, in texts, around numbers and in names. Only UTF-16 lets a NUL through.
        string table = $"x,y,\"na{odd}me\",kind\n" + Rows(30, i => $"{i},\"{odd}{i * 3 % 7}{odd}\",\"text{odd}{i % 4}\",\"kind{odd}{i % 3}\"");
        Assert.IsNull(_program.Run([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(table)], "kind"));
        Assert.IsNull(_program.Run([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(table)], "y", "--task", "regression"));
    }

    [TestMethod]
    [DataRow("'table.csv' is not a table with several columns: its first line is 'x,z 1,2 3,4'. If something separates columns there, name it with --separator.", "\"x,z\n1,2\n3,4\n")]
    [DataRow("Every value of the label 'z' is '2 3,4', so there is nothing to learn.", "x,z\n1,\"2\n3,4\n")]
    [DataRow("'table.csv' is not a table with several columns: its first line is 'x'. If something separates columns there, name it with --separator.", "x\n1\n2\n")]
    [DataRow("'table.csv' is empty.", "\ufeff")]
    [DataRow("Every value of the label 'z' is missing.", "x,z\n,\n,\n,\n")]
    [DataRow("Two columns of 'table.csv' are called 'Column2'; give them different names.", "Column2,,z\n1,2,3\n")]
    [DataRow("Line 3 of 'table.csv' has 3 fields, the first line has 2 fields, separated by commas. Mend the line, or name another separator with --separator.", "x,z\n1,2\n1,2,3\n")]
    public void WhatIsNoTableGetsOneSentence(string sentence, string table) => AssertRefused(sentence, table);

    [TestMethod]
    public void AClassForEachRowGetsOneSentence()
    {
        AssertRefused("Each of the 12 values of the label 'z' is in one row only; at least two rows of one are needed, to train on and to test on.", "x,z\n" + Rows(12, i => $"{i},class {i}"));
        Assert.IsNull(Run("x,z\n" + Rows(12, i => $"{i},class {Math.Max(1, i)}"), "z"));
    }

    [TestMethod]
    [DataRow("Score,Score_,z", "z")]
    [DataRow("Score,Score_,Score__", "Score")]
    [DataRow("PredictedLabel_,Features_,Features", "Features_")]
    [DataRow("Label,Weight,Group", "Weight")]
    public void ColumnsMayBeCalledWhatTheTrainersColumnsOrTheirStandInsAre(string header, string label) => Assert.IsNull(Run(Tables.Line(header, rows: 20), label));

    [TestMethod]
    [DataRow("1e38", "-3.4028235e38")]
    [DataRow("+1.", "+.5")]
    [DataRow("00000000000000000000000000000000000001", "1.00000000000000000000000000000000000001e0000000000")]
    [DataRow("1e39", "-1e400")]
    [DataRow("Infinity", "NaN")]
    public void NumbersAtTheLimits(string one, string other)
    {
        Assert.IsNull(Run("x,y,z\n" + Rows(30, i => $"{i},{(i % 3 == 0 ? one : other)},{i * 2}"), "z"));
        Assert.IsNull(Run("x,z\n" + Rows(30, i => $"{i},{(i % 3 == 0 ? one : i % 3 == 1 ? other : "0")}"), "z"));
    }

    [TestMethod]
    public void NumbersThatDifferByNextToNothing()
        => Assert.StartsWith("the weight of feature 1 of column 'Features' is too large for a float", Run("x,y,z\n" + Rows(30, i => $"{i},{(i % 3 == 0 ? "1e-45" : "3e-45")},{i * 2}"), "z")!);

    [TestMethod]
    public void VeryLongFields()
    {
        string text = new('y', 200_000), quoted = new('y', 40);
        Assert.IsNull(Run($"x,{text},z\n" + Rows(20, i => $"{i},{(i % 2 == 0 ? text : "short")},{i}"), "z"));
        AssertRefused($"There is no column 'z' in table.csv. The columns are abc, {quoted}….", $"abc,{text}\n1,2\n");
        AssertRefused($"Every value of the label 'z' is '{quoted}…', so there is nothing to learn.", $"x,z\n1,{text}\n2,{text}\n");
        AssertRefused($"The label 'z' must be a number for regression, and is '{quoted}…' in line 21. Mend the line, or leave the value out.", "x,z\n" + Rows(20, i => $"{i},{(i == 19 ? text : $"{i}")}"));
        AssertRefused($"Two columns of 'table.csv' are called '{quoted}…'; give them different names.", $"z,{text},{text}\n1,2,3\n");
    }

    [TestMethod]
    public void TenThousandColumns()
    {
        string header = string.Join(',', Enumerable.Range(1, 10_000).Select(column => $"c{column}"));
        AssertRefused("table.csv has a header and no rows.", header + ",z\n");
        AssertRefused("Only 2 rows have a value of the label 'z'; at least 10 are needed.", header + ",z\n" + Rows(2, i => string.Concat(Enumerable.Repeat($"{i},", 10_000)) + i));
        AssertRefused("Every value of the label 'Column9999' is missing.", new string(',', 10_000) + "\n" + new string(',', 10_000), "Column9999");
    }

    /// <summary>The work for importances grows with the square of the features anyway, so there is little in it that need not be.</summary>
    [TestMethod]
    public void AThousandFeatures()
    {
        string header = string.Join(',', Enumerable.Range(1, 1_000).Select(column => $"c{column}"));
        Assert.IsNull(Run(header + ",z\n" + Rows(20, i => string.Concat(Enumerable.Range(1, 1_000).Select(column => $"{i * column % 7},")) + i), "z"));
    }

    private static string Rows(int count, Func<int, string> row) => string.Concat(Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{row(i)}\n")));

    private string? Run(string table, string label) => _program.Run(Encoding.UTF8.GetBytes(table), label);

    private void AssertRefused(string sentence, string table, string label = "z") => Assert.AreEqual(sentence, Run(table, label));
}
