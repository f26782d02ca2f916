using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tape;

/// <summary>Where a backward pass may begin.</summary>
[TestClass]
public sealed class BackwardRootTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0], requiresGrad: true);

    [TestMethod]
    public void AScalarAndAnyShapeOfOneElement()
    {
        _x.Sum().Backward();
        _x.Sum(0, keepDim: true).Reshape(1, 1, 1).Backward();
        Assert.AreSequenceEqual([2.0, 2.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AnythingWithAGradient()
    {
        (_x * _x).Backward(Variable.Create([10.0, 100.0]));
        Assert.AreSequenceEqual([20.0, 400.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void ALeafReceivesTheGradientItself()
    {
        _x.Backward(Variable.Create([3.0, 4.0]));
        Assert.AreSequenceEqual([3.0, 4.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void SeveralElementsNeedAGradient()
        => Expect.Error<InvalidOperationException>(() => (_x * 2).Backward(), "Backward", "only for scalar outputs", "[2]", "Sum() or Mean()", "pass the gradient");

    [TestMethod]
    public void NoElementsNeedAGradientToo()
        => Expect.Error<InvalidOperationException>(() => Variable.Zeros<double>([0], requiresGrad: true).Backward(), "[0]");

    [TestMethod]
    public void TheGradientHasTheShapeOfTheRoot()
    {
        Variable<double> y = _x * 2;
        Expect.Error<ArgumentException>(() => y.Backward(Variable.Ones<double>([3])), "Backward", "mismatch in shape", "[3]", "[2]", "'gradient'");
        Expect.Error<ArgumentException>(() => y.Backward(Variable.Ones<double>([2, 1])), "[2, 1]");
        Expect.Error<ArgumentException>(() => y.Sum().Backward(Variable.Ones<double>([1])), "[1]", "[]");
        Assert.IsNull(_x.Grad);
    }

    [TestMethod]
    public void ARootWithoutHistoryIsRefused()
    {
        Expect.Error<InvalidOperationException>(
            () => Variable.Scalar(1.0).Backward(), "does not require grad and does not have a grad_fn", "requiresGrad: true", "NoGrad");
        Expect.Error<InvalidOperationException>(() => _x.Detach().Sum().Backward(), "does not require grad");
    }

    [TestMethod]
    public void ThePassWorksUnderNoGrad()
    {
        Variable<double> y = _x.Sum();
        using (GradMode.NoGrad())
            y.Backward();
        Assert.AreSequenceEqual([1.0, 1.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void ThePassWorksOnAnotherThread()
    {
        Variable<double> y = (_x * _x).Sum();
        OtherThread.Run(() => y.Backward());
        Assert.AreSequenceEqual([2.0, 4.0], _x.Grad!.Value.ToArray());
    }
}
