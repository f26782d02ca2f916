using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations;

/// <summary>Shapes of products.</summary>
[TestClass]
public sealed class LinearAlgebraTests
{
    [TestMethod]
    public void InnerLengthsMustAgree()
    {
        Expect.Error<ArgumentException>(
            () => Zeros(32, 16).MatMul(Zeros(64, 1)), "MatMul: inner lengths differ, left is [32, 16] and right is [64, 1]");
        Expect.Error<ArgumentException>(() => Zeros(3).MatMul(Zeros(4)), "left is [3] and right is [4]");
        Expect.Error<ArgumentException>(() => Zeros(3, 1).MatMul(Zeros(3)), "left is [3, 1] and right is [3]");
    }

    [TestMethod]
    public void ScalarsHaveNoMatrixProduct()
    {
        Expect.Error<ArgumentException>(() => Zeros().MatMul(Zeros(1)), "MatMul: operands must have at least one dimension, left is [] and right is [1]");
        Expect.Error<ArgumentException>(() => Zeros(2).MatMul(Zeros()), "left is [2] and right is []");
    }

    [TestMethod]
    public void BatchesMustBroadcast()
    {
        Expect.Error<ArgumentException>(() => Zeros(2, 3, 4).MatMul(Zeros(5, 4, 1)), "MatMul: shapes [2] and [5] do not broadcast");
        Expect.Error<ArgumentException>(() => Zeros(2, 2, 2).MatMul(Zeros(3, 2)), "inner lengths differ, left is [2, 2, 2] and right is [3, 2]");
    }

    [TestMethod]
    public void LinearChecksItsWeight()
    {
        Expect.Error<ArgumentException>(
            () => Zeros(16, 3).Linear(Zeros(1, 4)), "Linear: weight must be [out, in] and the input [.., in], weight is [1, 4] and the input is [16, 3]", "'weight'");
        Expect.Error<ArgumentException>(() => Zeros(16, 3).Linear(Zeros(3)), "weight is [3]");
        Expect.Error<ArgumentException>(() => Zeros().Linear(Zeros(1, 1)), "the input is []");
    }

    [TestMethod]
    public void LinearChecksItsBias()
    {
        Expect.Error<ArgumentException>(
            () => Zeros(16, 3).Linear(Zeros(2, 3), Zeros(3)), "Linear: bias must be [2] as weight is [2, 3], bias is [3]", "'bias'");
        Expect.Error<ArgumentException>(() => Zeros(16, 3).Linear(Zeros(1, 3), Zeros()), "bias is []");
    }

    /// <summary>Rows are computed four at a time; their number must not show in the result.</summary>
    [TestMethod]
    public void ARowsResultDoesNotDependOnItsNeighbours()
    {
        var random = new System.Random(1);
        Variable<float> x = Random(random, 11, 67), weight = Random(random, 3, 67), bias = Random(random, 3);
        float[] all = x.Linear(weight, bias).ToArray();
        for (int row = 0; row < 11; row++)
            Close.SameBits<float>(all.AsSpan(3 * row, 3), x[row].Linear(weight, bias).ToArray(), $"row {row}");
    }

    private static Variable<double> Zeros(params int[] lengths) => Variable.Zeros<double>(lengths);

    private static Variable<float> Random(System.Random random, params int[] lengths)
    {
        Shape shape = lengths;
        return Variable.Create([.. Enumerable.Range(0, shape.FlattenedLength).Select(_ => random.NextSingle())], shape);
    }
}
