using System.Text.Json;

namespace Autograd.Core.Tests.Torch;

/// <summary>The comparison with PyTorch's table, on which that test rests, notices what differs.</summary>
[TestClass]
public sealed class OpInfoComparisonTests
{
    private const string Square =
        """{"op": "square", "i": 0, "args": [{"t": "float64", "s": [2], "d": [3, NaN], "g": true}], "kwargs": {}, "out": [{"t": "float64", "s": [2], "d": [9, NaN], "g": true}], "cot": [{"t": "float64", "s": [2], "d": [1, 0.5]}], "diff_out": [0], "vjp": [{"t": "float64", "s": [2], "d": [6, NaN]}]}""";

    [TestMethod]
    public void AnAgreeingCallPasses()
    {
        OpInfoComparison comparison = Compare(Square);
        Assert.IsEmpty(comparison.Failures);
        Assert.AreEqual(1, comparison.Count);
    }

    [TestMethod]
    [DataRow("[9, NaN]", "[9.000000002, NaN]", "result 0, element 0")]
    [DataRow("[9, NaN]", "[9, 1]", "result 0, element 1")]
    [DataRow("[6, NaN]", "[-6, NaN]", "gradient 0, element 0")]
    [DataRow("[6, NaN]", "[6, Infinity]", "gradient 0, element 1")]
    [DataRow("\"out\": [{\"t\": \"float64\", \"s\": [2]", "\"out\": [{\"t\": \"float64\", \"s\": [1, 2]", "of shape [2], PyTorch has 2 of [1, 2]")]
    [DataRow("\"kwargs\": {}", "\"kwargs\": {\"alpha\": 2}", "Arguments were overlooked: alpha")]
    [DataRow("[{\"t\": \"float64\", \"s\": [2], \"d\": [6, NaN]}]", "[null]", "gradient 0: not zero, PyTorch has none")]
    public void ADifferenceIsNoticed(string text, string changed, string failure)
    {
        Assert.Contains(text, Square);
        OpInfoComparison comparison = Compare(Square.Replace(text, changed));
        Assert.HasCount(1, comparison.Failures);
        Assert.Contains(failure, comparison.Failures[0]);
    }

    private static OpInfoComparison Compare(string line)
    {
        var comparison = new OpInfoComparison();
        comparison.Check(OpInfoTable.Parse(line));
        return comparison;
    }
}
