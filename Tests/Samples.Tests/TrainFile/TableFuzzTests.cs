using System.Text;
using Autograd.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Samples.Tests.TrainFile;

/// <summary>Whatever is in a file, there is a model of it in the end, or a sentence that says why not.</summary>
[TestClass]
public sealed class TableFuzzTests : IDisposable
{
    // What tables are made of, and what would be awkward in them.
    private static readonly string[] s_pieces =
    [
        "1", "2.5", "-3", "1e38", "-1e39", "1e-45", "4,5", "1.234,5", "+.5", "0x1F", "NaN", "NA", "-", "∞", "yes", "no", "true", "a", "b", "", " ", "\"", "\"\"", "\"a\"", "\"a,b\"", "\"a\nb\"", "\"1\" 2", "#", "//", "Score",
        ",", ",", ",", ",", ";", "\t", "|", "\n", "\n", "\n", "\r", "\r\n", "\f", "\v", "\0", "\u0001", "\u001b[31m", "\u007f", "\u0085", "\u00a0", "\u2028", "\ufeff", "\ufffe", "\uffff", "é", "漢", "😀", "[red]", "{0}", "<b>", "&amp;",
    ];

    // One to a field, so that tables have the right form.
    private static readonly string[] s_cells = [.. s_pieces.Where(piece => piece.IndexOfAny([',', '\n', '\r', '"']) < 0), "\"a,b\"", "\"a\nb\"", "\"a\rb\"", "\"\"\"\"", "3.4028235e38", "-3.4028235e38", "1e400", "1\0"];

    private readonly ProgramCall _program = new();

    [TestCleanup]
    public void PrintCounts() => _program.PrintCounts();

    public void Dispose() => _program.Dispose();

    [TestMethod]
    public void RandomBytes()
    {
        Check(Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(), bytes => bytes, "Column2", 150);
        Check(Gen.Choose(1, 255).Select(value => (byte)value).ArrayOf(), bytes => [.. "x,z\n"u8, .. bytes], "z", 150);
    }

    [TestMethod]
    [DataRow("numbers", "z")]
    [DataRow("mails", "Kind")]
    [DataRow("leaves", "kind")]
    public void BytesChangedAddedAndRemoved(string name, string label)
    {
        byte[] whole = Encoding.UTF8.GetBytes(name switch { "numbers" => Tables.Line(rows: 30), "mails" => Tables.Mails(rows: 30), _ => Tables.Leaves(rows: 30) });
        Gen<(int Place, int Kind, byte Value)> change =
            from place in Gen.Choose(0, whole.Length - 1)
            from kind in Gen.Choose(0, 2)
            from value in Gen.Choose(0, 255)
            select (place, kind, (byte)value);
        Check(change.ArrayOf(3), changes => Changed(whole, changes), label, 30);
    }

    [TestMethod]
    public void RandomPieces()
    {
        Check(Gen.Elements(s_pieces).ArrayOf(), pieces => Encoding.UTF8.GetBytes("x,y,z\n" + string.Concat(pieces)), "z", 100);
        Check(Gen.Elements(s_pieces).ArrayOf(), pieces => Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(string.Concat(pieces))).ToArray(), "x", 100);
    }

    /// <summary>Tables in the right form, of any cells, with any of them as names of columns.</summary>
    [TestMethod]
    public void AwkwardCells()
    {
        Gen<(string[] Names, string[][] Kinds, int Rows, int Seed)> table =
            from names in Gen.Elements(s_cells).Three()
            from kinds in Gen.Elements(s_cells).ArrayOf(3).ArrayOf(4)
            from rows in Gen.Choose(12, 40)
            from seed in Gen.Choose(0, 1_000)
            select (new[] { names.Item1, names.Item2, names.Item3 }, kinds, rows, seed);
        Check(table, it =>
        {
            // Few different cells to a column, so that there is something to learn, and sometimes a number in each row.
            var random = new Random(it.Seed);
            bool[] isNumber = [random.Next(2) == 0, random.Next(2) == 0, random.Next(2) == 0, random.Next(3) == 0];
            var text = new StringBuilder(string.Join(',', it.Names)).Append(",label\n");
            for (int row = 0; row < it.Rows; row++)
                text.Append(string.Join(',', Enumerable.Range(0, 4).Select(column => isNumber[column] && random.Next(10) > 0 ? $"{row * (column + 1)}" : it.Kinds[column][random.Next(3)]))).Append('\n');
            return Encoding.UTF8.GetBytes(text.ToString());
        }, "label", 60);
        Assert.IsGreaterThan(10, _program.Models);
    }

    private static byte[] Changed(byte[] bytes, (int Place, int Kind, byte Value)[] changes)
    {
        List<byte> changed = [.. bytes];
        foreach ((int place, int kind, byte value) in changes)
        {
            int at = Math.Min(place, changed.Count - 1);
            if (kind == 0)
                changed[at] = value;
            else if (kind == 1)
                changed.Insert(at, value);
            else
                changed.RemoveRange(at, Math.Min(value % 16, changed.Count - at - 1));
        }

        return [.. changed];
    }

    private void Check<TCase>(Gen<TCase> cases, Func<TCase, byte[]> table, string label, int count)
        => Seeded.Check(Arb.From(cases), it => { _program.Run(table(it), label); }, count);
}
