using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations;

/// <summary>A value that changes between forward and backward is noticed, or was not needed: no operation gives a wrong gradient in silence.</summary>
[TestClass]
public sealed class SavedValueTests
{
    [TestMethod]
    [DynamicData(nameof(OperationTable.Names), typeof(OperationTable))]
    public void AChangedInputNeverGivesAnotherGradient(string operation) => OperationTable.Check(operation, c =>
    {
        for (int i = 0; i < c.Shapes.Length; i++)
        {
            int changed = i;
            Compare(c, (leaves, _) => leaves[changed].Detach().Fill_(7));
        }
    });

    [TestMethod]
    [DynamicData(nameof(OperationTable.Names), typeof(OperationTable))]
    public void AChangedResultNeverGivesAnotherGradient(string operation)
        => OperationTable.Check(operation, c => Compare(c, (_, y) => y.Detach().Fill_(7)));

    private static void Compare(OperationCase c, Action<Variable<double>[], Variable<double>> change)
    {
        Variable<double>[] expected = c.Leaves<double>(), leaves = c.Leaves<double>();
        c.Row.InDouble(expected).Backward(c.CotangentOf<double>());

        Variable<double> y = c.Row.InDouble(leaves);
        change(leaves, y);
        try
        {
            y.Backward(c.CotangentOf<double>());
        }
        catch (InvalidOperationException exception)
        {
            Assert.Contains("modified by an in-place operation", exception.Message);
            return;
        }

        for (int i = 0; i < leaves.Length; i++)
            Close.SameBits<double>(expected[i].Grad!.Value.ToArray(), leaves[i].Grad!.Value.ToArray(), $"gradient of input {i}");
    }
}
