using System.Globalization;
using System.Xml.Linq;

namespace Samples.Tests.Tutorials;

/// <summary>One tutorial, run once in a directory of its own.</summary>
internal sealed class TutorialRun : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public TutorialRun(string number)
    {
        Result = new SampleProgram("Tutorials").Run(_directory.FullPath, number);
        Assert.AreEqual("", Result.Error);
        Assert.AreEqual(0, Result.ExitCode);
        Assert.DoesNotContain("\e", Result.Output, "plain text, where output is redirected");
    }

    public SampleProgram.Result Result { get; }

    public IEnumerable<string> Pictures => Directory.EnumerateFiles(_directory.FullPath, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)).Order();

    public string PathOf(string picture) => _directory["artifacts", "tutorials", picture];

    public Picture Picture(string name) => new(XDocument.Load(PathOf(name)).Root!);

    /// <summary>The numbers in the rows of tables whose first cell is the name.</summary>
    public double[] Row(string name) => Cells().Where(cells => cells[0] == name).Select(cells => cells[1..].Select(Number).ToArray()).Single();

    /// <summary>The rows of tables that consist of numbers.</summary>
    public IEnumerable<double[]> NumberRows() => Cells().Where(cells => int.TryParse(cells[0], out _)).Select(cells => cells.Select(Number).ToArray());

    public void Dispose() => _directory.Dispose();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private IEnumerable<string[]> Cells() => Result.OutputLines.Where(line => line.StartsWith('│')).Select(line => line.Trim('│').Split('│', StringSplitOptions.TrimEntries));
}
