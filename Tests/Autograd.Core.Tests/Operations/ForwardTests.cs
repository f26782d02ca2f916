using System.Numerics;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations;

/// <summary>Every operation computes what plain loops compute.</summary>
[TestClass]
public sealed class ForwardTests
{
    [TestMethod]
    [DynamicData(nameof(OperationTable.Names), typeof(OperationTable))]
    public void InDouble(string operation) => OperationTable.Check(operation, c => Compare<double>(c, 1e-12));

    [TestMethod]
    [DynamicData(nameof(OperationTable.Names), typeof(OperationTable))]
    public void InSingle(string operation) => OperationTable.Check(operation, c => Compare<float>(c, 1e-5));

    [TestMethod]
    [DynamicData(nameof(OperationTable.Names), typeof(OperationTable))]
    public void TheResultIsRecordedUnderTheOperationsName(string operation) => OperationTable.Check(operation, c =>
    {
        Variable<double> y = c.Row.InDouble(c.Leaves<double>());
        Assert.IsTrue(y.RequiresGrad);
        Assert.IsFalse(y.IsLeaf);
        Assert.AreEqual(c.Row.GradFn, y.GradFn!.Value.Name);
    });

    private static void Compare<T>(OperationCase c, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Variable<T> y = c.Row.Call<T>()(c.Leaves<T>());
        Assert.AreEqual(c.ResultShape, y.Shape);
        Close.Within(tolerance, c.Expected.Data, y);
    }
}
