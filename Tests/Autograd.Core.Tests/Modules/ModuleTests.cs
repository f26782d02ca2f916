using Autograd.Core.Modules;
using Autograd.Core.Optimizers;
using Autograd.Core.Serialization;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Modules;

/// <summary>What all modules have in common.</summary>
[TestClass]
public sealed class ModuleTests
{
    private readonly Sequential<double> _model = new(new Linear<double>(3, 2), new Tanh<double>(), new Linear<double>(2, 1, bias: false));

    [TestMethod]
    public void ParametersHavePyTorchsNamesAndOrder()
    {
        Assert.AreSequenceEqual(["0.weight", "0.bias", "2.weight"], _model.NamedParameters().Select(named => named.Name));
        Assert.AreSequenceEqual(_model.NamedParameters().Select(named => named.Parameter), _model.Parameters());
        Assert.IsTrue(_model.Parameters().All(parameter => parameter is { IsLeaf: true, RequiresGrad: true, IsParameter: true }));
        Assert.AreSequenceEqual(["0", "1", "2"], _model.NamedChildren().Select(child => child.Name));
        Assert.AreSame(_model[1], _model.Children()[1]);
    }

    [TestMethod]
    public void WhatIsSharedCountsOnceAndIsSavedUnderEveryName()
    {
        var twice = new Tied();
        Assert.AreSequenceEqual(["first.weight", "first.bias"], twice.NamedParameters().Select(named => named.Name));
        Assert.HasCount(1, twice.Children());
        Assert.AreSequenceEqual(["first.weight", "first.bias", "second.weight", "second.bias"], twice.StateDict().Names);
        _ = new SGD<double>(twice.Parameters());
    }

    [TestMethod]
    public void NamesThatAreRefused()
    {
        Expect.Error<ArgumentException>(() => new Named("a.b"), "a.b can't contain a dot");
        Expect.Error<ArgumentException>(() => new Named(""), "name");
        Expect.Error<ArgumentException>(() => new Named("taken"), "taken exists already");
    }

    [TestMethod]
    public void AParameterMustBeALeaf()
        => Expect.Error<ArgumentException>(() => new Named("p", Variable.Create([1.0], requiresGrad: true) * 2), "must be a leaf", "MulBackward0");

    [TestMethod]
    public void TrainingAndEvaluationReachInnerModules()
    {
        Assert.IsTrue(_model.IsTraining && _model[0].IsTraining);
        Assert.AreSame(_model, _model.Eval());
        Assert.IsFalse(_model.IsTraining || _model[0].IsTraining || _model[2].IsTraining);
        _model.Train();
        Assert.IsTrue(_model.IsTraining && _model[1].IsTraining);
    }

    [TestMethod]
    public void GradientsAreRemovedOrMadeZero()
    {
        _model.Forward(Variable.Ones<double>([4, 3])).Sum().Backward();
        Assert.IsTrue(_model.Parameters().All(parameter => parameter.Grad is not null));
        _model.ZeroGrad(setToNull: false);
        Assert.IsTrue(_model.Parameters().All(parameter => parameter.Grad!.Value.ToArray().All(element => element == 0)));
        _model.ZeroGrad();
        Assert.IsTrue(_model.Parameters().All(parameter => parameter.Grad is null));
    }

    [TestMethod]
    public void FrozenParametersStayAsTheyAre()
    {
        _model[0].RequiresGrad_(false);
        double[] before = _model.Parameters()[0].ToArray();
        var optimizer = new SGD<double>(_model.Parameters(), learningRate: 0.1);
        _model.Forward(Variable.Ones<double>([4, 3])).Sum().Backward();
        optimizer.Step();
        Assert.AreSequenceEqual(before, _model.Parameters()[0].ToArray());
        Assert.IsNotNull(_model.Parameters()[2].Grad);
    }

    [TestMethod]
    public void AStepOfTrainingAllocatesNothing()
    {
        var model = new Sequential<float>(new Linear<float>(3, 2), new ReLU<float>(), new LayerNorm<float>(2), new Linear<float>(2, 1));
        var optimizer = new Adam<float>(model.Parameters());
        Variable<float> x = Variable.Ones<float>([4, 3]), y = Variable.Ones<float>([4, 1]);
        var tape = new Tape<float>();
        Assert.AreEqual(0, Allocation.Of(
            () =>
            {
                using (tape.Step())
                {
                    Variable<float> loss = Variable.MseLoss(model.Forward(x), y);
                    model.ZeroGrad();
                    loss.Backward();
                    optimizer.Step();
                }
            },
            times: 100));
    }

    [TestMethod]
    public void ApplyVisitsInnerModulesFirst()
    {
        var visited = new List<Module<double>>();
        _model.Apply(visited.Add);
        Assert.AreSequenceEqual([_model[0], _model[1], _model[2], _model], visited);
    }

    private sealed class Tied : Module<double>
    {
        public Tied()
        {
            Linear<double> shared = RegisterModule("first", new Linear<double>(2, 2));
            RegisterModule("second", shared);
        }

        public override Variable<double> Forward(Variable<double> x) => x;
    }

    private sealed class Named : Module<double>
    {
        public Named(string name, Variable<double>? parameter = null)
        {
            RegisterModule("taken", new Tanh<double>());
            RegisterParameter(name, parameter ?? Variable.Scalar(1.0));
        }

        public override Variable<double> Forward(Variable<double> x) => x;
    }
}
