using Autograd.Core.Optimizers;
using Autograd.Core.Serialization;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Optimizers;

/// <summary>L-BFGS with and without line search.</summary>
[TestClass]
public sealed class LbfgsTests
{
    /// <summary>
    /// Where an independent program, which follows PyTorch's traces, ends on Rosenbrock's function, and after how many evaluations. Noise in the last bit of the loss moves the
    /// ends of the line searches by up to 2e-8.
    /// </summary>
    public static IEnumerable<object[]> Runs =>
    [
        ["no line search", 24, 6, Options(learningRate: 0.1, maxIterations: 4), new[] { -1.2, 1, 0.5 }, new[] { -0.9511660302484287, 0.8751966389474329, 0.7248234675475661 }],
        ["line search", 37, 6, Options(maxIterations: 5, strongWolfe: true), new[] { -1.2, 1, 0.5 }, new[] { 0.22610447828208946, 0.021715968097887655, 0.007403186066189781 }],
        ["short history", 40, 8, Options(maxIterations: 4, historySize: 2, strongWolfe: true), new[] { -1.2, 1, 0.5, 2 }, new[] { -0.797355829828545, 0.6437964512527701, 0.4194926894267094, 0.17331760992013126 }],
        ["few evaluations", 34, 8, Options(learningRate: 0.01, maxIterations: 10, maxEvaluations: 4, strongWolfe: true), new[] { -1.2, 1, 0.5, -2 }, new[] { -0.6865072866365882, 0.4836178944749533, 0.2413504808348293, 0.05823889616028069 }],
        ["far guess", 26, 6, Options(learningRate: 50, maxIterations: 3, strongWolfe: true), new[] { -1.2, 1, 0.5, -2 }, new[] { -0.33321682567508165, 0.1242389912856287, 0.022278629958582867, 0.0034768751116902776 }],
    ];

    [TestMethod]
    [DynamicData(nameof(Runs))]
    public void EndsWhereAnIndependentProgramEnds(string name, int evaluations, int steps, Func<Variable<double>, LBFGS<double>> create, double[] start, double[] end)
    {
        var p = Variable.Create(start, requiresGrad: true);
        LBFGS<double> optimizer = create(p);
        for (int step = 0; step < steps; step++)
            optimizer.Step(Rosenbrock(p, optimizer));
        Close.Within(1e-7, end, p, name);
        Assert.AreEqual(evaluations, optimizer.StateDict().GetNumber("state.0.func_evals"), name);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void EndsWherePyTorchEnds(bool strongWolfe)
    {
        Variable<double> p = PyTorchFunction.Start();
        var optimizer = new LBFGS<double>([p], learningRate: 0.5, strongWolfe: strongWolfe);
        for (int step = 0; step < 10; step++)
        {
            optimizer.Step(() =>
            {
                p.SetGrad(Variable.Create(PyTorchFunction.Gradient(p.ToArray())));
                return PyTorchFunction.Value(p.ToArray());
            });
        }

        Close.Within(1e-9, [0.645454369, -1.944180692, 0.461508229], p);
    }

    [TestMethod]
    public void SolvesLeastSquaresOverSeveralParameters()
    {
        Variable<double> x = Variable.Create([1.0, 2, 3, 4, 5, 7], [3, 2]), y = Variable.Create([1.0, 2, 4], [3, 1]);
        Variable<double> w = Variable.Zeros<double>([1, 2], requiresGrad: true), b = Variable.Zeros<double>([1], requiresGrad: true), unused = Variable.Ones<double>([2], requiresGrad: true);
        var optimizer = new LBFGS<double>([w, b, unused], maxIterations: 50, strongWolfe: true);
        double first = optimizer.Step(() =>
        {
            optimizer.ZeroGrad();
            Variable<double> loss = Variable.MseLoss(x.Linear(w, b), y);
            loss.Backward();
            return loss;
        });
        Close.Within(1e-12, 7, first);
        Assert.IsLessThan(1e-12, Variable.MseLoss(x.Linear(w, b), y).Item());
        Assert.AreSequenceEqual([1.0, 1], unused.ToArray());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void GoesOnAfterSavingAndLoading(bool strongWolfe)
    {
        for (int saved = 0; saved < 4; saved++)
        {
            Variable<double> p = Variable.Create([-1.2, 1, 0.5], requiresGrad: true), q = Variable.Create([-1.2, 1, 0.5], requiresGrad: true);
            Func<Variable<double>, LBFGS<double>> create = Options(learningRate: 0.1, maxIterations: 3, historySize: 4, strongWolfe: strongWolfe);
            LBFGS<double> optimizer = create(p), resumed = create(q);
            for (int step = 0; step < saved; step++)
                optimizer.Step(Rosenbrock(p, optimizer));
            q.Detach().Copy_(p.ToArray());
            resumed.LoadStateDict(optimizer.StateDict());
            for (int step = 0; step < 3; step++)
            {
                optimizer.Step(Rosenbrock(p, optimizer));
                resumed.Step(Rosenbrock(q, resumed));
                Close.SameBits<double>(p.ToArray(), q.ToArray());
            }
        }
    }

    [TestMethod]
    public void AStateThatIsNotWholeIsRefused()
    {
        var p = Variable.Create([-1.2, 1], requiresGrad: true);
        var optimizer = new LBFGS<double>([p], learningRate: 0.1, maxIterations: 3);
        optimizer.Step(Rosenbrock(p, optimizer));
        StateDict state = optimizer.StateDict(), other = new();
        other.Add("kind", "LBFGS");
        foreach (string name in state.Names.Where(name => name != "state.0.ro.0"))
            other.Add(name, state.Get<double>(name));
        Expect.Error<StateDictException>(() => optimizer.LoadStateDict(other), "state.0.ro.0 is missing");
        Assert.AreSequenceEqual(state.Names, optimizer.StateDict().Names);
    }

    [TestMethod]
    public void AFullHistoryIsReusedAndNothingIsAllocated()
    {
        var p = Variable.Create([-1.2, 1, 0.5, 2], requiresGrad: true);
        var gradient = Variable.Zeros<double>([4]);
        var optimizer = new LBFGS<double>([p], learningRate: 1e-3, maxIterations: 4, historySize: 3, strongWolfe: true);
        var tape = new Tape<double>();
        Func<double> closure = () =>
        {
            using (tape.Step())
            {
                optimizer.ZeroGrad();
                Variable<double> x = p.Narrow(0, 0, 3), y = p.Narrow(0, 1, 3);
                Variable<double> loss = ((y - x.Square()).Square().Sum() * 100) + (1 - x).Square().Sum();
                loss.Backward();
                return loss.Item();
            }
        };
        Assert.AreEqual(0, Allocation.Of(() => optimizer.Step(closure), times: 10));
    }

    [TestMethod]
    public void AtAMinimumNothingMoves()
    {
        var p = Variable.Create([1.0, 1], requiresGrad: true);
        var optimizer = new LBFGS<double>([p]);
        Assert.AreEqual(0, optimizer.Step(Rosenbrock(p, optimizer)));
        Assert.AreSequenceEqual([1.0, 1], p.ToArray());
        Assert.AreEqual(0, p.Version);
    }

    [TestMethod]
    public void WhatItDoesNotDo()
    {
        var p = Variable.Create([1.0], requiresGrad: true);
        var optimizer = new LBFGS<double>([p]);
        Expect.Error<NotSupportedException>(optimizer.Step, "Step needs a closure");
        Expect.Error<NotSupportedException>(() => optimizer.AddParameterGroup(new([Variable.Create([1.0], requiresGrad: true)])), "doesn't support parameter groups");
    }

    private static Func<Variable<double>, LBFGS<double>> Options(double learningRate = 1, int maxIterations = 20, int? maxEvaluations = null, int historySize = 100, bool strongWolfe = false)
        => p => new LBFGS<double>([p], learningRate, maxIterations, maxEvaluations, historySize: historySize, strongWolfe: strongWolfe);

    /// <summary>Σ 100·(p_(i+1) − p_i²)² + (1 − p_i)²</summary>
    private static Func<Variable<double>> Rosenbrock(Variable<double> p, LBFGS<double> optimizer) => () =>
    {
        optimizer.ZeroGrad();
        int n = p.FlattenedLength - 1;
        Variable<double> x = p.Narrow(0, 0, n), y = p.Narrow(0, 1, n);
        Variable<double> loss = ((y - x.Square()).Square().Sum() * 100) + (1 - x).Square().Sum();
        loss.Backward();
        return loss;
    };
}
