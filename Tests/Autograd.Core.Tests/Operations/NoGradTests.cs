using System.Numerics;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations;

/// <summary>Every operation where nothing is recorded.</summary>
[TestClass]
public sealed class NoGradTests
{
    [TestMethod]
    [DynamicData(nameof(OperationTable.Names), typeof(OperationTable))]
    public void TheResultHasNoHistoryAndTheSameBits(string operation) => OperationTable.Check(operation, c =>
    {
        Compare<double>(c);
        Compare<float>(c);
    });

    [TestMethod]
    [DynamicData(nameof(OperationTable.Names), typeof(OperationTable))]
    public void NothingIsRecordedWhereNoInputRequiresGrad(string operation)
        => OperationTable.Check(operation, c => AssertUnrecorded(c.Row.InDouble(c.Leaves<double>(requiresGrad: false))));

    private static void Compare<T>(OperationCase c)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Variable<T>[] leaves = c.Leaves<T>();
        Variable<T> recorded = c.Row.Call<T>()(leaves);
        using GradMode.Scope scope = GradMode.NoGrad();
        Variable<T> y = c.Row.Call<T>()(leaves);
        AssertUnrecorded(y);
        Close.SameBits<T>(recorded.ToArray(), y.ToArray());
    }

    private static void AssertUnrecorded<T>(Variable<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Assert.IsFalse(y.RequiresGrad);
        Assert.IsTrue(y.IsLeaf);
        Assert.IsNull(y.GradFn);
    }
}
