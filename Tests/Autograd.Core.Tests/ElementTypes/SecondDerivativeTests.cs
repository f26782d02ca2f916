using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.ElementTypes;

/// <summary>
/// The engine over an element type of one's own: with dual numbers for elements, the slopes of the gradients are products of the Hessian with the inputs' slopes.
/// </summary>
[TestClass]
public sealed class SecondDerivativeTests
{
    private static readonly double[] X = [0.5, -1.25, 2, 0.75], U = [1, -0.5, 0.25, 2];

    [TestMethod]
    public void OfACube()
    {
        (double[] gradient, double[] product) = HessianProduct(x => (x * x * x).Sum(), x => (x * x * x).Sum());
        Close.Within(1e-14, [.. X.Select(x => 3 * x * x)], Variable.Create(gradient));
        Close.Within(1e-14, [.. X.Zip(U, (x, u) => 6 * x * u)], Variable.Create(product));
    }

    [TestMethod]
    public void OfAPower()
    {
        (_, double[] product) = HessianProduct(x => x.Pow(3).Sum(), x => x.Pow(3).Sum());
        Close.Within(1e-14, [.. X.Zip(U, (x, u) => 6 * x * u)], Variable.Create(product));
    }

    [TestMethod]
    public void OfASumOfSquares()
    {
        double[][] rows = [[1, 2, -1, 0.5], [0.25, -3, 1, 1], [2, 0, 1, -1]];
        double[] targets = [1, -2, 0.5];
        Variable<DualNumber> a = Matrix(rows), t = Vector(targets);
        (_, double[] product) = HessianProduct(w => (a.MatMul(w) + 0.5 - t).Pow(2).Sum());

        double[] au = [.. rows.Select(row => row.Zip(U, (r, u) => r * u).Sum())];
        Close.Within(1e-13, [.. X.Select((_, j) => 2 * rows.Zip(au, (row, y) => row[j] * y).Sum())], Variable.Create(product));
    }

    [TestMethod]
    public void OfALinearLayerAndItsLoss()
    {
        double[][] rows = [[1, 2], [0.25, -3], [2, 0]];
        Variable<DualNumber> features = Matrix(rows);
        var target = Variable.Create((DualNumber[])[1, -2, 0.5], [3, 1]);
        (_, double[] product) = HessianProduct(w => Variable.MseLoss(features.Linear(w.Narrow(0, 0, 2).Reshape(1, 2), w.Narrow(0, 2, 1)), target) * w[3]);
        Close.Within(1e-6, Differences(Gradient), Variable.Create(product));

        static double[] Gradient(double[] at)
        {
            var w = Variable.Create(at, requiresGrad: true);
            var x = Variable.Create([1, 2, 0.25, -3, 2, 0], [3, 2]);
            var t = Variable.Create([1, -2, 0.5], [3, 1]);
            (Variable.MseLoss(x.Linear(w.Narrow(0, 0, 2).Reshape(1, 2), w.Narrow(0, 2, 1)), t) * w[3]).Backward();
            return w.Grad!.Value.ToArray();
        }
    }

    [TestMethod]
    public void OfQuotients()
    {
        (double[] gradient, double[] product) = HessianProduct(x => (1 / x).Sum(), x => (1 / x).Sum());
        Close.Within(1e-14, [.. X.Select(x => -1 / (x * x))], Variable.Create(gradient));
        Close.Within(1e-13, [.. X.Zip(U, (x, u) => 2 * u / (x * x * x))], Variable.Create(product));
    }

    /// <summary>d³/dx³ needs dual numbers of dual numbers; the second derivative of x³ at 2 is 12.</summary>
    [TestMethod]
    public void OfACubeAtTwoIsTwelve()
    {
        var x = Variable.Create([new DualNumber(2, 1)], requiresGrad: true);
        (x * x * x).Backward();
        Assert.AreEqual(12, x.Grad!.Value.ToArray()[0].Value);
        Assert.AreEqual(12, x.Grad!.Value.ToArray()[0].Slope);
    }

    [TestMethod]
    public void WorkInATapeStepToo()
    {
        var tape = new Tape<DualNumber>();
        var x = Variable.Create([new DualNumber(2, 1)], requiresGrad: true);
        for (int i = 1; i <= 2; i++)
        {
            using (tape.Step())
                (x * x * x).Backward();
            Assert.AreEqual(12 * i, x.Grad!.Value.ToArray()[0].Slope);
        }
    }

    /// <summary>Gradient and Hessian product at X along U; where the function is given over doubles too, the gradients must agree.</summary>
    private static (double[] Gradient, double[] Product) HessianProduct(Func<Variable<DualNumber>, Variable<DualNumber>> function, Func<Variable<double>, Variable<double>>? inDouble = null)
    {
        var x = Variable.Create((DualNumber[])[.. X.Zip(U, (value, slope) => new DualNumber(value, slope))], requiresGrad: true);
        function(x).Backward();
        DualNumber[] gradient = x.Grad!.Value.ToArray();
        (double[], double[]) result = ([.. gradient.Select(g => g.Value)], [.. gradient.Select(g => g.Slope)]);
        if (inDouble is not null)
            Close.Within(1e-6, Differences(at => GradientAt(inDouble, at)), Variable.Create(result.Item2), "Hessian product by differences");
        return result;
    }

    private static double[] GradientAt(Func<Variable<double>, Variable<double>> function, double[] at)
    {
        var x = Variable.Create(at, requiresGrad: true);
        function(x).Backward();
        return x.Grad!.Value.ToArray();
    }

    /// <summary>The derivative of a gradient along U by central differences.</summary>
    private static double[] Differences(Func<double[], double[]> gradient)
    {
        const double Step = 1e-5;
        double[] above = gradient([.. X.Zip(U, (x, u) => x + (Step * u))]), below = gradient([.. X.Zip(U, (x, u) => x - (Step * u))]);
        return [.. above.Zip(below, (a, b) => (a - b) / (2 * Step))];
    }

    private static Variable<DualNumber> Vector(double[] values) => Variable.Create((DualNumber[])[.. values.Select(value => new DualNumber(value))]);

    private static Variable<DualNumber> Matrix(double[][] rows) => Variable.Create((DualNumber[])[.. rows.SelectMany(row => row).Select(value => new DualNumber(value))], [rows.Length, rows[0].Length]);
}
