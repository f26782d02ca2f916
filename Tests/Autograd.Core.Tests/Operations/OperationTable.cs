using Autograd.Core.Tests.Operations.Rows;

namespace Autograd.Core.Tests.Operations;

/// <summary>Every operation of the engine, one row each. A row is all that a new operation needs to be tested.</summary>
/// <remarks>
/// The tests in this folder run over all rows and shapes: value, gradient, precision, saved values, both lifetimes, allocation, NoGrad.
/// <see cref="CompletenessTests"/> names the operation that has no row.
/// </remarks>
public static class OperationTable
{
    private static readonly Dictionary<string, OperationCase[]> Cases =
        ((OperationRow[])[.. ArithmeticRows.All, .. PointwiseRows.All, .. ActivationRows.All, .. RoundingRows.All, .. ElementwiseRows.All, .. ReductionRows.All, .. LinearAlgebraRows.All, .. ShapingRows.All, .. IndexingRows.All, .. InPlaceRows.All, .. LossRows.All, .. ClassLossRows.All, .. RandomRows.All])
        .ToDictionary(row => row.Name, row => (OperationCase[])[.. row.Shapes.Select(shapes => new OperationCase(row, shapes))]);

    /// <summary>The names of all rows, for <c>DynamicData</c>.</summary>
    public static IEnumerable<string> Names => Cases.Keys;

    /// <summary>Every row on every set of shapes.</summary>
    public static IEnumerable<OperationCase> AllCases => Cases.Values.SelectMany(cases => cases);

    /// <summary>Checks a row on each set of shapes; a failure tells which.</summary>
    public static void Check(string name, Action<OperationCase> check)
    {
        foreach (OperationCase c in Cases[name])
        {
            try
            {
                check(c);
            }
            catch (Exception exception)
            {
                throw new AssertFailedException($"{name} on {string.Join(" and ", c.Shapes)}: {exception.Message}", exception);
            }
        }
    }
}
