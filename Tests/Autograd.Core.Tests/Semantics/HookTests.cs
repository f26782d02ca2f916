namespace Autograd.Core.Tests.Semantics;

/// <summary>Hooks see gradients before they are accumulated, in the order registered, and may replace them.</summary>
[TestClass]
public sealed class HookTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0], requiresGrad: true);

    [TestMethod]
    public void AHook_SeesTheWholeGradientOnce()
    {
        List<double[]> seen = [];
        _x.RegisterHook(gradient =>
        {
            seen.Add(gradient.ToArray());
            return null;
        });

        ((_x * 2) + (_x * 3)).Sum().Backward();

        Assert.HasCount(1, seen);
        Assert.AreSequenceEqual([5.0, 5.0], seen[0]);
        Assert.AreSequenceEqual([5.0, 5.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void Hooks_ReplaceTheGradientInOrder()
    {
        _x.RegisterHook(gradient => gradient + 1);
        _x.RegisterHook(gradient => gradient * 10);

        _x.Sum().Backward();

        Assert.AreSequenceEqual([20.0, 20.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AHookOnANonLeaf_ChangesWhatIsPassedOn()
    {
        Variable<double> y = _x * 3;
        y.RetainGrad();
        y.RegisterHook(gradient => gradient * 2);

        y.Sum().Backward();

        Assert.AreSequenceEqual([2.0, 2.0], y.Grad!.Value.ToArray());
        Assert.AreSequenceEqual([6.0, 6.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void ADisposedHandle_RemovesItsHookOnly()
    {
        IDisposable first = _x.RegisterHook(gradient => gradient * 100);
        _x.RegisterHook(gradient => gradient + 1);
        first.Dispose();
        first.Dispose();

        _x.Sum().Backward();

        Assert.AreSequenceEqual([2.0, 2.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AReplacementOfAnotherShape_IsAnError()
    {
        _x.RegisterHook(gradient => gradient.Sum());

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _x.Sum().Backward());
        Assert.AreEqual("RegisterHook: the hook has changed the size of the gradient from [2] to [].", error.Message);
    }

    [TestMethod]
    public void AfterAccumulation_TheHookSeesGrad()
    {
        List<double> sums = [];
        _x.RegisterPostAccumulateGradHook(leaf => sums.Add(leaf.Grad!.Value.Sum().Item()));

        _x.Sum().Backward();
        _x.Sum().Backward();

        Assert.AreSequenceEqual([2.0, 4.0], sums);
    }

    [TestMethod]
    public void AfterAccumulationIntoChosenInputs_TheHookIsCalledToo()
    {
        int calls = 0;
        _x.RegisterPostAccumulateGradHook(_ => calls++);

        _x.Sum().Backward(inputs: [_x]);

        Assert.AreEqual(1, calls);
    }

    [TestMethod]
    public void ANestedPassOverTheSameValues_IsRefused_AndOverOthersIsFine()
    {
        Variable<double> other = Variable.Create([3.0], requiresGrad: true), y = _x * 3;
        y.RegisterHook(_ =>
        {
            (other * 2).Backward();
            return null;
        });
        (y.Sum() + (_x * 2).Sum()).Backward();
        Assert.AreEqual(2, other.Grad!.Value.Item());
        Assert.AreSequenceEqual([5.0, 5.0], _x.Grad!.Value.ToArray());

        Variable<double> z = _x * 3;
        z.RegisterHook(_ => Variable.Gradients((_x * 7).Sum(), _x)[0]);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => (z.Sum() + (_x * 2).Sum()).Backward());
        StringAssert.StartsWith(error.Message, "Backward was called inside a hook or function of another backward pass");
    }

    [TestMethod]
    public void WithoutGrad_ThereIsNothingToHook()
    {
        Variable<double> constant = Variable.Ones<double>([2]);

        Assert.ThrowsExactly<InvalidOperationException>(() => constant.RegisterHook(gradient => null));
        Assert.ThrowsExactly<InvalidOperationException>(() => (_x * 2).RegisterPostAccumulateGradHook(leaf => { }));
    }
}
