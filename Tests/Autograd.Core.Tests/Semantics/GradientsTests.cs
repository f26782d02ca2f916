namespace Autograd.Core.Tests.Semantics;

/// <summary>Gradients of chosen variables: <c>torch.autograd.grad</c> and <c>backward(inputs=…)</c>.</summary>
[TestClass]
public sealed class GradientsTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0], requiresGrad: true);
    private readonly Variable<double> _w = Variable.Create([3.0, 4.0], requiresGrad: true);

    [TestMethod]
    public void Gradients_LeaveGradAlone()
    {
        Variable<double>[] gradients = Variable.Gradients((_x * _w).Sum(), _x, _w);

        Assert.AreSequenceEqual([3.0, 4.0], gradients[0].ToArray());
        Assert.AreSequenceEqual([1.0, 2.0], gradients[1].ToArray());
        Assert.IsNull(_x.Grad);
        Assert.IsNull(_w.Grad);
    }

    [TestMethod]
    public void Gradients_OfANonLeaf()
    {
        Variable<double> y = _x * _w;

        Assert.AreSequenceEqual([6.0, 16.0], Variable.Gradients(y.Square().Sum(), y)[0].ToArray());
    }

    [TestMethod]
    public void Gradients_OfSeveralOutputs_AddUp()
    {
        Variable<double> a = _x * 2, b = _x * 3;

        Variable<double>?[] gradients = Variable.Gradients([a, b], [_x], [Variable.Ones<double>([2]), Variable.Full([2], 10.0)]);

        Assert.AreSequenceEqual([32.0, 32.0], gradients[0]!.Value.ToArray());
    }

    [TestMethod]
    public void AnUnusedInput_IsAnErrorUnlessAllowed()
    {
        Variable<double> y = (_x * 2).Sum();

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Variable.Gradients([y], [_x, _w], retainGraph: true));
        Assert.AreEqual("Gradients: input 1 appears to not have been used in the graph. Set allowUnused: true if this is the desired behavior.", error.Message);
        Assert.IsNull(Variable.Gradients([y], [_x, _w], allowUnused: true)[1]);
    }

    [TestMethod]
    public void AConstantInput_IsAnError()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => Variable.Gradients(_x.Sum(), Variable.Ones<double>([2])));

        StringAssert.StartsWith(error.Message, "Gradients: input 0 of shape [2] does not require grad.");
    }

    [TestMethod]
    public void BackwardOfInputs_AccumulatesThereOnly()
    {
        Variable<double> y = _x * _w;

        y.Sum().Backward(inputs: [_w]);

        Assert.IsNull(_x.Grad);
        Assert.AreSequenceEqual([1.0, 2.0], _w.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void WhatIsNotOnTheWay_IsNotComputed()
    {
        bool visited = false;
        Variable<double> side = _w * 2;
        side.RegisterHook(gradient =>
        {
            visited = true;
            return null;
        });

        Variable.Gradients((_x + side).Sum(), _x);

        Assert.IsFalse(visited);
    }

    [TestMethod]
    public void TurningGradOnLater_DoesNotChangeARecordedGraph()
    {
        Variable<double> constant = Variable.Create([5.0, 6.0]);
        Variable<double> y = _x * constant;
        constant.RequiresGrad_();

        y.Sum().Backward();

        Assert.IsNull(constant.Grad);
        Assert.AreSequenceEqual([5.0, 6.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void SetGrad_ChecksTheShape()
    {
        _x.SetGrad(Variable.Create([7.0, 8.0]));
        (_x * 1).Sum().Backward();
        Assert.AreSequenceEqual([8.0, 9.0], _x.Grad!.Value.ToArray());
        _x.SetGrad(null);
        Assert.IsNull(_x.Grad);

        var error = Assert.ThrowsExactly<ArgumentException>(() => _x.SetGrad(Variable.Create([7.0])));
        StringAssert.StartsWith(error.Message, "SetGrad: assigned grad has data of a different size, the variable is [2] and the gradient is [1].");
    }
}
