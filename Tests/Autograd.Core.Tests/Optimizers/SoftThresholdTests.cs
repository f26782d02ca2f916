using Autograd.Core.Optimizers;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Optimizers;

/// <summary>The proximal step of an L1 penalty.</summary>
[TestClass]
public sealed class SoftThresholdTests
{
    private const double L1 = 0.3;

    private static readonly Dictionary<string, Func<Variable<double>[], Optimizer<double>>> Optimizers = new()
    {
        ["SGD"] = p => new SGD<double>(p, 0.1),
        ["SGD with momentum"] = p => new SGD<double>(p, 0.02, momentum: 0.9),
        ["SGD with dampened momentum"] = p => new SGD<double>(p, 0.1, momentum: 0.9, dampening: 0.5),
        ["SGD with Nesterov momentum"] = p => new SGD<double>(p, 0.02, momentum: 0.9, nesterov: true),
        ["Adam"] = p => new Adam<double>(p, 0.01),
        ["Adam with AMSGrad"] = p => new Adam<double>(p, 0.05, amsGrad: true),
        ["AdamW"] = p => new AdamW<double>(p, 0.01, weightDecay: 0),
        ["Adagrad"] = p => new Adagrad<double>(p, 0.5),
        ["Adagrad with decay"] = p => new Adagrad<double>(p, 0.5, learningRateDecay: 1e-3, initialAccumulatorValue: 0.1),
        ["RMSprop"] = p => new RMSprop<double>(p, 0.01),
        ["RMSprop with momentum"] = p => new RMSprop<double>(p, 0.005, momentum: 0.8),

        // Its denominator comes down to ε where the gradient is steady, so ε is the step size's inverse.
        ["RMSprop, centered"] = p => new RMSprop<double>(p, 0.05, epsilon: 1, centered: true),
    };

    private readonly Variable<double> _p = Variable.Create([1.0, -2.0, 0.25], requiresGrad: true);

    public static IEnumerable<string> Names => Optimizers.Keys;

    /// <summary>The lasso: a step along the squared error and a proximal one, again and again, rest where coordinate descent does, zeros and all.</summary>
    [TestMethod]
    [DynamicData(nameof(Names))]
    public void EveryOptimizerReachesTheOptimumOfTheLasso(string name)
    {
        (double[] expected, Variable<double> x, Variable<double> y) = Lasso.Problem;
        var w = Variable.Zeros<double>([expected.Length, 1], requiresGrad: true);
        Optimizer<double> optimizer = Optimizers[name]([w]);
        var tape = new Tape<double>();
        for (int step = 0; step < 5000; step++)
        {
            using (tape.Step())
            {
                Variable<double> loss = 0.5 * (x.MatMul(w) - y).Square().Mean();
                optimizer.ZeroGrad();
                loss.Backward();
                optimizer.Step();
            }

            optimizer.SoftThreshold(optimizer.ParameterGroups[0], L1);
        }

        Close.Within(1e-6, expected, w);
        Assert.AreSequenceEqual([.. expected.Select(e => e == 0)], w.ToArray().Select(e => e == 0).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void NothingIsAllocated(string name)
    {
        Optimizer<double> optimizer = Optimizers[name]([_p]);
        _p.Square().Sum().Backward();
        Assert.AreEqual(0, Allocation.Of(
            () =>
            {
                optimizer.Step();
                optimizer.SoftThreshold(optimizer.ParameterGroups[0], 0.1);
            },
            times: 100));
    }

    [TestMethod]
    public void ElementsMoveTowards0AndStopThere()
    {
        var optimizer = new SGD<double>([_p], learningRate: 0.5);
        _p.SetGrad(Variable.Zeros<double>([3]));
        optimizer.SoftThreshold(optimizer.ParameterGroups[0], 1);
        Assert.AreSequenceEqual([0.5, -1.5, 0], _p.ToArray());
        Assert.AreEqual(1, _p.Version);
    }

    /// <summary>More elements than the widest vector has: each is treated like a single one.</summary>
    [TestMethod]
    public void EveryElementIsTreatedAlike()
    {
        var p = Variable.Create([.. Enumerable.Range(0, 67).Select(i => (i - 33) / 10f)], requiresGrad: true);
        var optimizer = new SGD<float>([p], learningRate: 1);
        float[] expected = [.. p.ToArray().Select(x => x == 0 ? 0 : Math.Sign(x) * Math.Max(0, Math.Abs(x) - 0.55f))];
        p.SetGrad(Variable.Zeros<float>([67]));
        optimizer.SoftThreshold(optimizer.ParameterGroups[0], 0.55);
        Assert.AreSequenceEqual(expected, p.ToArray());
    }

    [TestMethod]
    public void GroupsAndParametersWithoutGradientStayAsTheyAre()
    {
        Variable<double> other = Variable.Create([1.0], requiresGrad: true), frozen = Variable.Create([1.0], requiresGrad: true);
        var optimizer = new SGD<double>([new ParameterGroup<double>([_p, frozen]) { LearningRate = 0.5 }, new ParameterGroup<double>([other])], learningRate: 1);
        _p.SetGrad(Variable.Zeros<double>([3]));
        other.SetGrad(Variable.Zeros<double>([1]));
        optimizer.SoftThreshold(optimizer.ParameterGroups[0], 1);
        Assert.AreSequenceEqual([0.5, -1.5, 0], _p.ToArray());
        Assert.AreEqual(1, other.Item());
        Assert.AreEqual(1, frozen.Item());
        optimizer.SoftThreshold(optimizer.ParameterGroups[1], 0);
        Assert.AreEqual(0, other.Version);
    }

    [TestMethod]
    public void WhatIsNotANumberStaysSo()
    {
        var p = Variable.Create([double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0], requiresGrad: true);
        var optimizer = new SGD<double>([p], learningRate: 1);
        p.SetGrad(Variable.Zeros<double>([4]));
        optimizer.SoftThreshold(optimizer.ParameterGroups[0], 1);
        Assert.AreSequenceEqual([double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0], p.ToArray());
    }

    [TestMethod]
    public void WhatIsRefused()
    {
        var optimizer = new SGD<double>([_p]);
        Expect.Error<ArgumentException>(() => optimizer.SoftThreshold(new ParameterGroup<double>([_p]), 1), "SGD: SoftThreshold needs one of the optimizer's own parameter groups");
        Expect.Error<ArgumentOutOfRangeException>(() => optimizer.SoftThreshold(optimizer.ParameterGroups[0], -1), "not negative, got -1");
        Expect.Error<ArgumentOutOfRangeException>(() => optimizer.SoftThreshold(optimizer.ParameterGroups[0], double.NaN), "finite");
        _p.SetGrad(Variable.Zeros<double>([3]));
        var lbfgs = new LBFGS<double>([_p]);
        Expect.Error<NotSupportedException>(() => lbfgs.SoftThreshold(lbfgs.ParameterGroups[0], 1), "LBFGS: its steps have no size for each element");
        var runaway = new SGD<double>([_p], momentum: 1);
        Expect.Error<InvalidOperationException>(() => runaway.SoftThreshold(runaway.ParameterGroups[0], 1), "SGD: with momentum 1 steps grow without end");
        Assert.AreSequenceEqual([1, -2, 0.25], _p.ToArray());
    }

    private static class Lasso
    {
        private const int Rows = 30;
        private const int Columns = 6;

        /// <summary>Data that depend on three of six columns, and the weights that minimise <c>½·mean((x·w − y)²) + λ₁·‖w‖₁</c>.</summary>
        public static readonly (double[] Optimum, Variable<double> X, Variable<double> Y) Problem = Make();

        private static (double[] Optimum, Variable<double> X, Variable<double> Y) Make()
        {
            var random = new System.Random(5);
            double[] x = [.. Enumerable.Range(0, Rows * Columns).Select(_ => (2 * random.NextDouble()) - 1)];
            double[] y = new double[Rows];
            for (int i = 0; i < Rows; i++)
                y[i] = (4 * x[i * Columns]) - (3 * x[(i * Columns) + 2]) + (2 * x[(i * Columns) + 5]) + (0.1 * random.NextDouble());
            return (CoordinateDescent(x, y), Variable.Create(x, [Rows, Columns]), Variable.Create(y, [Rows, 1]));
        }

        private static double[] CoordinateDescent(double[] x, double[] y)
        {
            double[] w = new double[Columns];
            for (int sweep = 0; sweep < 1000; sweep++)
            {
                for (int j = 0; j < Columns; j++)
                {
                    double slope = 0, curvature = 0;
                    for (int i = 0; i < Rows; i++)
                    {
                        double rest = y[i];
                        for (int k = 0; k < Columns; k++)
                            rest -= k == j ? 0 : x[(i * Columns) + k] * w[k];
                        slope += x[(i * Columns) + j] * rest / Rows;
                        curvature += x[(i * Columns) + j] * x[(i * Columns) + j] / Rows;
                    }

                    w[j] = Math.Sign(slope) * Math.Max(0, Math.Abs(slope) - L1) / curvature;
                }
            }

            return w;
        }
    }
}
