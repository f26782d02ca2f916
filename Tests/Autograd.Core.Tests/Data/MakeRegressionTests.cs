using Autograd.Core.Data;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Data;

/// <summary>Generated data.</summary>
[TestClass]
public sealed class MakeRegressionTests
{
    [TestMethod]
    public void TheProblemHoldsWithoutNoise()
    {
        RegressionProblem<double> problem = Datasets.MakeRegression<double>(samples: 20, features: 5, informative: 2, bias: 3, seed: 7);
        Assert.AreEqual<Shape>([20, 5], problem.X.Shape);
        Assert.AreEqual<Shape>([20], problem.Y.Shape);
        Assert.AreEqual<Shape>([5], problem.Coefficients.Shape);
        Assert.AreEqual(2, problem.Coefficients.ToArray().Count(coefficient => coefficient != 0));
        Close.Within(1e-12, [.. (problem.X.MatMul(problem.Coefficients) + 3).ToArray()], problem.Y);
    }

    [TestMethod]
    public void SeveralTargets()
    {
        RegressionProblem<double> problem = Datasets.MakeRegression<double>(samples: 20, features: 5, targets: 3);
        Assert.AreEqual<Shape>([20, 3], problem.Y.Shape);
        Assert.AreEqual<Shape>([5, 3], problem.Coefficients.Shape);
        Close.Within(1e-12, problem.X.MatMul(problem.Coefficients).ToArray(), problem.Y);
    }

    [TestMethod]
    public void ShufflingOnlyChangesTheOrder()
    {
        double[] shuffled = Datasets.MakeRegression<double>(samples: 20, features: 1).Y.ToArray();
        double[] inOrder = Datasets.MakeRegression<double>(samples: 20, features: 1, shuffle: false).Y.ToArray();
        Assert.AreNotSequenceEqual(inOrder, shuffled);
        Assert.AreSequenceEqual(inOrder.Order(), shuffled.Order());
    }

    [TestMethod]
    public void BadNumbers() => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Datasets.MakeRegression<double>(noise: -1));
}
