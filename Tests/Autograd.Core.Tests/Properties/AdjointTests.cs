using Autograd.Core.Tests.ElementTypes;
using Autograd.Core.Tests.Operations;
using Autograd.Core.Tests.Properties.Expressions;

namespace Autograd.Core.Tests.Properties;

/// <summary>Backward is the adjoint of the derivative: ⟨v, J u⟩ = ⟨Jᵀ v, u⟩.</summary>
[TestClass]
public sealed class AdjointTests
{
    /// <summary>J u from dual numbers, exactly; Jᵀ v from the engine in double.</summary>
    [TestMethod]
    public void OfRandomExpressions() => Seeded.Check(ExpressionCases.OfLength(14), it =>
    {
        DualNumber[] forward = it.Expression.Evaluate(DualLeaves(it, 0)).ToArray();
        double[] v = it.Direction(9, forward.Length);
        Variable<double>[] leaves = RandomExpression.Leaves((i, j) => RandomExpression.Inputs[i][j]);
        it.Expression.Evaluate(leaves).Backward(Variable.Create(v));

        AssertSame(v.Zip(forward, (weight, f) => weight * f.Slope), leaves.SelectMany((leaf, i) => Terms(leaf.Grad, it.Direction(i, leaf.FlattenedLength))));
    }, 600);

    /// <summary>Gradients over dual numbers are products with the Hessian, which is symmetric.</summary>
    [TestMethod]
    public void OfGradients_TheHessianIsSymmetric() => Seeded.Check(ExpressionCases.OfLength(10), it =>
        AssertSame(HessianTerms(it, along: 0, weighted: 3), HessianTerms(it, along: 3, weighted: 0)), 300);

    /// <summary>Every row of the operation table, J u by central differences; not where the function has a kink nearby.</summary>
    [TestMethod]
    public void OfEveryOperation()
    {
        int checkedCases = 0, all = 0;
        foreach (OperationCase c in OperationTable.AllCases.Where(c => c.Shapes.Sum(shape => shape.FlattenedLength) > 0))
        {
            var random = new System.Random(7);
            Variable<double>[] leaves = c.Leaves<double>();
            double[][] u = [.. leaves.Select(leaf => Enumerable.Range(0, leaf.FlattenedLength).Select(_ => (2 * random.NextDouble()) - 1).ToArray())];
            double coarse = Slope(c, leaves, u, 2e-5), fine = Slope(c, leaves, u, 1e-5);
            all++;
            if (!(Math.Abs(coarse - fine) <= 1e-6 * (1 + Math.Abs(fine))))
                continue;
            checkedCases++;
            c.Row.InDouble(leaves).Backward(c.CotangentOf<double>());
            double adjoint = leaves.Select((leaf, i) => Terms(leaf.Grad, u[i]).Sum()).Sum();
            Assert.AreEqual(fine, adjoint, 1e-5 * (1 + Math.Abs(fine)), $"{c.Row.Name} on {string.Join(" and ", c.Shapes)}");
        }

        Console.WriteLine($"{checkedCases} of {all} cases");
        Assert.IsGreaterThan(all * 9 / 10, checkedCases);
    }

    private static double Slope(OperationCase c, Variable<double>[] leaves, double[][] u, double step)
    {
        return (At(step) - At(-step)) / (2 * step);

        double At(double t)
        {
            Variable<double>[] moved = [.. leaves.Select((leaf, i) => Variable.Create((double[])[.. leaf.ToArray().Zip(u[i], (x, d) => x + (t * d))], leaf.Shape, requiresGrad: true))];
            return c.Row.InDouble(moved).ToArray().Zip(c.Cotangent, (y, weight) => y * weight).Sum();
        }
    }

    private static IEnumerable<double> HessianTerms(ExpressionCase it, int along, int weighted)
    {
        Variable<DualNumber>[] leaves = DualLeaves(it, along);
        Variable<DualNumber> y = it.Expression.Evaluate(leaves);
        y.Backward(Variable.Create((DualNumber[])[.. it.Direction(9, y.FlattenedLength).Select(v => new DualNumber(v))]));
        return leaves.SelectMany((leaf, i) => leaf.Grad is { } grad ? grad.ToArray().Zip(it.Direction(weighted + i, leaf.FlattenedLength), (g, u) => g.Slope * u) : []);
    }

    private static Variable<DualNumber>[] DualLeaves(ExpressionCase it, int purpose)
    {
        double[][] u = [.. RandomExpression.Inputs.Select((input, i) => it.Direction(purpose + i, input.Length))];
        return RandomExpression.Leaves((i, j) => new DualNumber(RandomExpression.Inputs[i][j], u[i][j]));
    }

    private static IEnumerable<double> Terms(Variable<double>? gradient, double[] u) => gradient is { } given ? given.ToArray().Zip(u, (g, d) => g * d) : [];

    private static void AssertSame(IEnumerable<double> expected, IEnumerable<double> actual)
    {
        double[] left = [.. expected], right = [.. actual];
        double size = 1 + left.Sum(Math.Abs) + right.Sum(Math.Abs);
        Assert.AreEqual(left.Sum(), right.Sum(), 1e-9 * size);
    }
}
