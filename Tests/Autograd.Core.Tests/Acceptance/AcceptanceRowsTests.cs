using Autograd.Core.Tests.Architecture;

namespace Autograd.Core.Tests.Acceptance;

/// <summary>Every row of the acceptance table is covered: by a test that carries its number in its name, or, where it is a plot or prose, by a file.</summary>
[TestClass]
public sealed class AcceptanceRowsTests
{
    /// <summary>Plots, and what is said and not computed: which file shows it.</summary>
    private static readonly Dictionary<AcceptanceRow, string> Files = new()
    {
        [new(0, 15)] = "Samples/Tutorials/NoisyLine.cs",
        [new(0, 16)] = "docs/pytorch.md",
        [new(1, 2)] = "Benchmarks/EagerStep.cs",
        [new(1, 18)] = "Samples/Tutorials/ManualRegression.cs",
        [new(3, 3)] = "docs/pytorch.md",
        [new(3, 9)] = "docs/pytorch.md",
        [new(4, 29)] = "Samples/Tutorials/MiniBatch.cs",
    };

    [TestMethod]
    public void EveryRowIsCovered()
    {
        HashSet<AcceptanceRow> tested = AcceptanceRow.Tested;
        string[] missing = [.. AcceptanceRow.All.Where(row => !tested.Contains(row) && !Files.ContainsKey(row)).Select(row => row.ToString())];
        Assert.IsEmpty(missing, $"rows without a test: {string.Join(", ", missing)}");
    }

    [TestMethod]
    public void EveryFileIsThere()
    {
        string[] missing = [.. Files.Where(pair => !File.Exists(Path.Combine(SourceFile.RepositoryRoot, pair.Value))).Select(pair => $"{pair.Key} in {pair.Value}")];
        Assert.IsEmpty(missing, $"rows without their file: {string.Join(", ", missing)}");
    }

    [TestMethod]
    public void TestsNameOnlyRowsThatExist() => Assert.IsEmpty(AcceptanceRow.Tested.Except(AcceptanceRow.All));
}
