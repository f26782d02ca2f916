using System.Numerics;
using Autograd.Core.Checking;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations;

/// <summary>Every operation's gradients.</summary>
[TestClass]
public sealed class GradientTests
{
    /// <summary>Every element of the Jacobian; of large results, the gradient of their sum weighted with the cotangent.</summary>
    [TestMethod]
    [DynamicData(nameof(OperationTable.Names), typeof(OperationTable))]
    public void AgreeWithDifferences(string operation) => OperationTable.Check(operation, c =>
    {
        Variable<double> cotangent = c.CotangentOf<double>();
        bool isLarge = cotangent.FlattenedLength > 100;
        GradientCheck.Run(
            inputs =>
            {
                Variable<double> y = c.Row.InDouble([.. inputs]);
                return isLarge ? (y * cotangent).Sum() : y;
            },
            c.Leaves<double>());
    });

    [TestMethod]
    [DynamicData(nameof(OperationTable.Names), typeof(OperationTable))]
    public void InSingleAgreeWithThoseInDouble(string operation) => OperationTable.Check(operation, c =>
    {
        double[][] expected = Gradients(c, c.Leaves<double>());
        float[][] actual = Gradients(c, c.Leaves<float>());
        for (int i = 0; i < expected.Length; i++)
            Close.Within(1e-4, expected[i], Variable.Create(actual[i]), $"gradient of input {i}");
    });

    /// <summary>An operation saves only what the wanted gradients need, and that must be enough.</summary>
    [TestMethod]
    [DynamicData(nameof(OperationTable.Names), typeof(OperationTable))]
    public void AreTheSameWhereOnlyOneInputNeedsThem(string operation) => OperationTable.Check(operation, c =>
    {
        double[][] expected = Gradients(c, c.Leaves<double>());
        for (int i = 0; i < expected.Length; i++)
        {
            Variable<double>[] leaves = c.LeavesWithGradOnly<double>(i);
            c.Row.InDouble(leaves).Backward(c.CotangentOf<double>());
            Close.SameBits<double>(expected[i], leaves[i].Grad!.Value.ToArray(), $"gradient of input {i}");
            Assert.AreEqual(1, leaves.Count(leaf => leaf.Grad is not null));
        }
    });

    [TestMethod]
    [DynamicData(nameof(OperationTable.Names), typeof(OperationTable))]
    public void AddToTheGradientsThatAreThere(string operation) => OperationTable.Check(operation, c =>
    {
        Variable<double>[] leaves = c.Leaves<double>();
        double[][] once = Gradients(c, leaves), twice = Gradients(c, leaves);
        for (int i = 0; i < leaves.Length; i++)
            Close.SameBits<double>([.. once[i].Select(g => g + g)], twice[i], $"gradient of input {i}");
    });

    private static T[][] Gradients<T>(OperationCase c, Variable<T>[] leaves)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        c.Row.Call<T>()(leaves).Backward(c.CotangentOf<T>());
        return [.. leaves.Select(leaf => leaf.Grad!.Value.ToArray())];
    }
}
