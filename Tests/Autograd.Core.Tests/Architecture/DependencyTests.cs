namespace Autograd.Core.Tests.Architecture;

/// <summary>Dependencies inside the engine run one way: losses and operations → tape and kernels → shapes; optimizers → kernels.</summary>
[TestClass]
public sealed class DependencyTests
{
    private const string Core = "Autograd.Core";

    [TestMethod]
    [DataRow("Tape")]
    [DataRow("Operations")]
    [DataRow("Losses")]
    [DataRow("Optimizers")]
    [DataRow("Sparse")]
    [DataRow("Checking")]
    public void KernelsSpeakOfSpansOnly(string folder) => AssertIndependent("Kernels", TypesIn(folder));

    [TestMethod]
    public void KernelsKnowNoVariables() => AssertIndependent("Kernels", ["Variable", "Variable`1"]);

    [TestMethod]
    [DataRow("Operations")]
    [DataRow("Losses")]
    [DataRow("Optimizers")]
    [DataRow("Sparse")]
    [DataRow("Checking")]
    public void TheTapeKnowsOperationsThroughTheirInterfacesOnly(string folder) => AssertIndependent("Tape", TypesIn(folder));

    [TestMethod]
    [DataRow("Operations")]
    [DataRow("Losses")]
    public void OptimizersKnowNoOperations(string folder) => AssertIndependent("Optimizers", TypesIn(folder));

    [TestMethod]
    [DataRow("Operations")]
    [DataRow("Losses")]
    public void TablesOfRowsKnowNoOperations(string folder) => AssertIndependent("Sparse", TypesIn(folder));

    [TestMethod]
    public void OperationsKnowNoLossesAndNoOptimizers() => AssertIndependent("Operations", [.. TypesIn("Losses"), .. TypesIn("Optimizers")]);

    private static HashSet<string> TypesIn(string folder)
        => [.. SourceFile.In($"{Core}/{folder}").SelectMany(file => file.DeclaredTypes).Except(["Variable", "Variable`1"])];

    private static void AssertIndependent(string folder, HashSet<string> forbidden)
    {
        Assert.IsNotEmpty(forbidden);
        SourceFile[] files = SourceFile.In($"{Core}/{folder}");
        Assert.IsNotEmpty(files);
        string[] own = [.. files.SelectMany(file => file.DeclaredTypes)];
        string[] violations = [.. files.SelectMany(file => file.NamesUsed.Intersect(forbidden).Except(own).Select(name => $"{file.Path} names {name}"))];
        Assert.IsEmpty(violations, string.Join(Environment.NewLine, violations));
    }
}
