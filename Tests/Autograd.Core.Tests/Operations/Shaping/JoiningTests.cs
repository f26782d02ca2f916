using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Shaping;

/// <summary>What <c>Cat</c>, <c>Stack</c>, <c>Hstack</c> and <c>Vstack</c> accept, and whose gradients they compute.</summary>
[TestClass]
public sealed class JoiningTests
{
    private static readonly Variable<double> Matrix = Variable.Create([1.0, 2.0, 3.0, 4.0, 5.0, 6.0], [2, 3]);

    [TestMethod]
    public void AnEmptyVectorIsPassedOver()
    {
        var nothing = Variable.Zeros<double>([0], requiresGrad: true);
        Variable<double> y = Variable.Cat([nothing, Matrix, nothing, Matrix], dim: 1);
        Assert.AreEqual<Shape>([2, 6], y.Shape);
        Assert.AreSequenceEqual([1.0, 2, 3, 1, 2, 3], y[0].ToArray());
        y.Sum().Backward();
        Assert.IsEmpty(nothing.Grad!.Value.ToArray());
        Assert.AreEqual<Shape>([0], Variable.Cat(nothing, nothing).Shape);
    }

    [TestMethod]
    public void OneVariableIsCopied()
    {
        Variable<double> y = Variable.Cat(Matrix);
        Assert.AreSequenceEqual(Matrix.ToArray(), y.ToArray());
        y.Fill_(9);
        Assert.AreEqual(1, Matrix[0][0].Item());
        Assert.AreEqual<Shape>([2, 3, 1], Variable.Stack([Matrix], -1).Shape);
    }

    [TestMethod]
    public void ManyVariablesGetTheirOwnGradients()
    {
        Variable<double>[] leaves = [.. Enumerable.Range(0, 20).Select(i => Variable.Scalar((double)i, requiresGrad: i % 2 == 0))];
        Variable<double> y = Variable.Stack(leaves);
        (y * y).Sum().Backward();
        for (int i = 0; i < leaves.Length; i++)
            Assert.AreEqual(i % 2 == 0 ? 2 * i : null, leaves[i].Grad?.Item());
        Assert.AreEqual(10, y.GradFn!.Value.NextFunctions.Count);
    }

    [TestMethod]
    public void AStepMayJoinAnotherNumberOfVariables()
    {
        Variable<float>[] leaves = [.. Enumerable.Range(0, 9).Select(i => Variable.Full([2, 3], (float)i, requiresGrad: true))];
        var tape = new Tape<float>();
        Assert.AreEqual(0, Allocation.Of(
            () =>
            {
                for (int count = 2; count < 9; count += 3)
                {
                    using (tape.Step())
                        Variable.Cat(leaves.AsSpan(0, count), dim: 1).Sum().Backward();
                }
            },
            times: 100));
        Assert.AreEqual(105 * 3, leaves[1].Grad!.Value[0][0].Item());
        Assert.AreEqual(105, leaves[7].Grad!.Value[0][0].Item());
    }

    [TestMethod]
    public void ShapesThatDoNotFitAreRefused()
    {
        Expect.Error<ArgumentException>(() => Variable.Cat<double>([]), "Cat: there must be at least one variable");
        Expect.Error<ArgumentException>(() => Variable.Stack<double>([]), "Stack: there must be at least one variable");
        Expect.Error<ArgumentException>(() => Variable.Cat([Matrix, Variable.Zeros<double>([2, 4])]), "Cat: shapes must be the same except along dimension 0, variable 0 is [2, 3] and variable 1 is [2, 4]");
        Expect.Error<ArgumentException>(() => Variable.Cat([Matrix, Variable.Zeros<double>([3])], 1), "variable 1 is [3]");
        Expect.Error<ArgumentException>(() => Variable.Cat(Variable.Scalar(1.0)), "Cat: scalars cannot be joined", "Stack");
        Expect.Error<ArgumentOutOfRangeException>(() => Variable.Cat([Matrix], 2), "[2, 3]");
        Expect.Error<ArgumentException>(() => Variable.Stack([Matrix, Matrix[0]], 0), "Stack: shapes must be the same, variable 0 is [2, 3] and variable 1 is [3]", "Cat");
        Expect.Error<ArgumentOutOfRangeException>(() => Variable.Stack([Matrix], 3), "Stack: with one dimension more, [2, 3] has dimensions -3 to 2");
        Expect.Error<ArgumentException>(() => Variable.Hstack(Matrix, Variable.Zeros<double>([3, 3])), "Hstack: shapes must be the same except along dimension 1");
        Expect.Error<ArgumentException>(() => Variable.Vstack(Matrix, Variable.Zeros<double>([2])), "Vstack: shapes must be the same except along dimension 0", "[2]");
    }
}
