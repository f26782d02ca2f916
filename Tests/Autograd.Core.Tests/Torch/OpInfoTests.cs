namespace Autograd.Core.Tests.Torch;

/// <summary>Our operations against PyTorch's own table: values and gradients to 1e-10, and the same bits in a tape step.</summary>
[TestClass]
public sealed class OpInfoTests
{
    private static readonly OpInfoComparison Total = new();

    public required TestContext TestContext { get; init; }

    /// <summary>The operations of the table that we have, as rows of test data.</summary>
    public static IEnumerable<object[]> Operations => OpInfoTable.Operations.Where(OpInfoDispatch.Knows).Select(operation => new object[] { operation });

    [ClassCleanup]
    public static void Report(TestContext context)
        => Console.WriteLine($"PyTorch's table: {Total.Count} calls, largest relative error {Total.LargestError:E1} ({Total.LargestErrorOf})");

    [TestMethod]
    [DynamicData(nameof(Operations))]
    public void AgreesWithPyTorch(string operation)
    {
        var comparison = new OpInfoComparison();
        foreach (OpInfoCase c in OpInfoTable.Cases.Where(c => c.Operation == operation))
            comparison.Check(c);
        Total.Add(comparison);
        TestContext.WriteLine($"{comparison.Count} calls, largest relative error {comparison.LargestError:E1} ({comparison.LargestErrorOf})");
        Assert.IsEmpty(comparison.Failures, string.Join(Environment.NewLine, comparison.Failures));
    }

    [TestMethod]
    public void EveryOperationOfTheTableIsKnown()
    {
        string[] unknown = [.. OpInfoTable.Operations.Where(operation => !OpInfoDispatch.Knows(operation) && !OpInfoDispatch.OutOfScope.ContainsKey(operation))];
        Assert.IsEmpty(unknown, $"Add to OpInfoDispatch: {string.Join(", ", unknown)}");
    }
}
