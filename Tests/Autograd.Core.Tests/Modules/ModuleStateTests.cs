using Autograd.Core.Modules;
using Autograd.Core.Serialization;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Modules;

/// <summary>Saving and loading parameters.</summary>
[TestClass]
public sealed class ModuleStateTests
{
    private readonly Sequential<double> _model = new(new Linear<double>(3, 2), new ReLU<double>(), new Linear<double>(2, 1));

    [TestMethod]
    public void AnotherModuleComputesTheSameBitsAfterLoading()
    {
        var other = new Sequential<double>(new Linear<double>(3, 2), new ReLU<double>(), new Linear<double>(2, 1));
        other.LoadStateDict(_model.StateDict());
        Variable<double> x = Variable.RandN<double>([5, 3]);
        Close.SameBits<double>(_model.Forward(x).ToArray(), other.Forward(x).ToArray());
    }

    [TestMethod]
    public void AStateIsACopy()
    {
        StateDict state = _model.StateDict();
        double[] before = _model.Parameters()[0].ToArray();
        Init.Zeros_(_model.Parameters()[0]);
        _model.LoadStateDict(state);
        Assert.AreSequenceEqual(before, _model.Parameters()[0].ToArray());
    }

    [TestMethod]
    public void LoadingKeepsTheParametersAndCountsAsAChange()
    {
        Variable<double> weight = _model.Parameters()[0];
        int version = weight.Version;
        _model.LoadStateDict(_model.StateDict());
        Assert.AreEqual(weight, _model.Parameters()[0]);
        Assert.AreEqual(version + 1, weight.Version);
    }

    [TestMethod]
    public void ElementsAreRounded()
    {
        var narrow = new Linear<float>(1, 1);
        var wide = new Linear<double>(1, 1);
        Init.Constant_(wide.Weight, 0.1);
        narrow.LoadStateDict(wide.StateDict());
        Assert.AreEqual(0.1f, narrow.Weight.Item());
        wide.LoadStateDict(narrow.StateDict());
        Assert.AreEqual((double)0.1f, wide.Weight.Item());
    }

    [TestMethod]
    public void AMismatchNamesEveryProblemAndChangesNothing()
    {
        var state = new StateDict();
        state.Add("0.weight", Variable.Zeros<double>([3, 2]));
        state.Add("0.bias", Variable.Zeros<double>([2]));
        state.Add("1.weight", Variable.Zeros<double>([2]));
        double[] before = _model.Parameters()[1].ToArray();
        Expect.Error<StateDictException>(
            () => _model.LoadStateDict(state),
            "Sequential: cannot load the state",
            "missing are 2.weight, 2.bias",
            "unexpected are 1.weight",
            "size mismatch for 0.weight, the state has shape [3, 2] and the module [2, 3]",
            "Nothing was changed");
        Expect.Error<StateDictException>(() => _model.LoadStateDict(state, strict: false), "size mismatch for 0.weight");
        Assert.AreSequenceEqual(before, _model.Parameters()[1].ToArray());
    }

    [TestMethod]
    public void WhatOnlyOneHasIsLeftAloneWhereNotStrict()
    {
        var state = new StateDict();
        state.Add("0.bias", Variable.Create([7.0, 8.0]));
        state.Add("other", 1);
        _model.LoadStateDict(state, strict: false);
        Assert.AreSequenceEqual([7.0, 8.0], _model.Parameters()[1].ToArray());
    }
}
