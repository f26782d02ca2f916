using Autograd.Core.Optimizers;
using Autograd.Core.Serialization;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Optimizers;

/// <summary>Saved states that do not fit are refused and change nothing.</summary>
[TestClass]
public sealed class OptimizerStateTests
{
    private readonly Variable<double> _p = Variable.Create([1.0, 2.0], requiresGrad: true);
    private readonly Variable<double> _q = Variable.Create([3.0], requiresGrad: true);

    [TestMethod]
    public void NamesArePyTorchs()
    {
        var optimizer = new Adam<double>([new ParameterGroup<double>([_p]), new ParameterGroup<double>([_q])], amsGrad: true);
        _p.Sum().Backward();
        optimizer.Step();
        StateDict state = optimizer.StateDict();
        foreach (string name in new[] { "param_groups.0.lr", "param_groups.1.eps", "param_groups.1.params", "state.0.step", "state.0.exp_avg", "state.0.exp_avg_sq", "state.0.max_exp_avg_sq" })
            Assert.Contains(name, state.Names);
        Assert.IsFalse(state.Contains("state.1.step"));
        Assert.AreEqual("Adam", state.GetText("kind"));
        Assert.AreEqual(1e-3, state.GetNumber("param_groups.0.lr"));
    }

    [TestMethod]
    public void SettingsAreLoadedToo()
    {
        var from = new SGD<double>([new ParameterGroup<double>([_p]) { LearningRate = 0.5 }, new ParameterGroup<double>([_q])], momentum: 0.8);
        var to = new SGD<double>([new ParameterGroup<double>([_p]), new ParameterGroup<double>([_q])]);
        from.ParameterGroups[1].InitialLearningRate = 0.25;
        to.LoadStateDict(from.StateDict());
        Assert.AreEqual(0.5, to.ParameterGroups[0].LearningRate);
        Assert.AreEqual(0.8, to.ParameterGroups[1].Momentum);
        Assert.IsFalse(to.ParameterGroups[0].Has(HyperParameter.InitialLearningRate));
        Assert.AreEqual(0.25, to.ParameterGroups[1].InitialLearningRate);
    }

    [TestMethod]
    public void ElementsOfAnotherTypeAreConverted()
    {
        var narrow = Variable.Create([1f, 2f], requiresGrad: true);
        var from = new SGD<double>([_p], momentum: 0.9);
        var to = new SGD<float>([narrow], momentum: 0.9);
        _p.Sum().Backward();
        from.Step();
        to.LoadStateDict(from.StateDict());
        Assert.AreSequenceEqual([1f, 1f], to.StateDict().Get<float>("state.0.momentum_buffer").ToArray());
    }

    [TestMethod]
    public void AnotherKindOfOptimizer()
        => Refused(new AdamW<double>([_p]), new Adam<double>([_p]).StateDict(), "AdamW: cannot load the state: the state is that of Adam");

    [TestMethod]
    public void OtherGroups()
    {
        Refused(new SGD<double>([_p]), new SGD<double>([new ParameterGroup<double>([_p]), new ParameterGroup<double>([_q])]).StateDict(), "different number of parameter groups, not 1");
        Refused(new SGD<double>([new ParameterGroup<double>([_p]), new ParameterGroup<double>([_q])]), new SGD<double>([_p]).StateDict(), "different number of parameter groups, not 2");
        Refused(new SGD<double>([_p]), new SGD<double>([_p, _q]).StateDict(), "doesn't match the size of the optimizer's group 0, which is 1");
    }

    [TestMethod]
    public void OtherShapes()
    {
        var other = Variable.Create([1.0, 2, 3], requiresGrad: true);
        var from = new SGD<double>([other], learningRate: 0.5, momentum: 0.9);
        other.Sum().Backward();
        from.Step();
        Refused(new SGD<double>([_p], momentum: 0.9), from.StateDict(), "state.0.momentum_buffer must be of shape [2], it is [3]", "Nothing was changed");
    }

    [TestMethod]
    public void SettingsThatAreMissingWrongOrTooMany()
    {
        StateDict good = new SGD<double>([_p]).StateDict();
        Refused(new SGD<double>([_p]), Changed(good, "param_groups.0.momentum", null), "param_groups.0.momentum is missing");
        Refused(new SGD<double>([_p]), Changed(good, "param_groups.0.lr", -1), "Invalid learning rate: -1");
        Refused(new SGD<double>([_p]), Changed(good, "param_groups.0.params", 0.5), "param_groups.0.params must be a whole number, it is 0.5");
        Refused(new SGD<double>([_p]), Changed(good, "state.1.momentum_buffer", 1), "it has no use for state.1.momentum_buffer");
    }

    private static void Refused(Optimizer<double> optimizer, StateDict state, params ReadOnlySpan<string> fragments)
    {
        StateDict before = optimizer.StateDict();
        Expect.Error<StateDictException>(() => optimizer.LoadStateDict(state), fragments);
        StateDict after = optimizer.StateDict();
        Assert.AreSequenceEqual(before.Names, after.Names);
        foreach (string name in before.Names)
            Assert.AreSequenceEqual(before.Get<double>(name).ToArray(), after.Get<double>(name).ToArray(), name);
    }

    private static StateDict Changed(StateDict state, string name, double? value)
    {
        var changed = new StateDict();
        changed.Add("kind", state.GetText("kind"));
        foreach (string other in state.Names.Where(other => other != name))
            changed.Add(other, state.Get<double>(other));
        if (value is { } number)
            changed.Add(name, number);
        return changed;
    }
}
