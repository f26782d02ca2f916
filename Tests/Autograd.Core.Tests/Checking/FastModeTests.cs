using Autograd.Core.Checking;

namespace Autograd.Core.Tests.Checking;

/// <summary>Fast mode sees a wrong gradient through one random projection.</summary>
[TestClass]
public sealed class FastModeTests
{
    private readonly Variable<double> _x = Variable.Create([.. Enumerable.Range(1, 600).Select(i => 0.01 * i)], [20, 30]);
    private readonly Variable<double> _w = Variable.Create([.. Enumerable.Range(1, 30).Select(i => 1.0 / i)]);

    [TestMethod]
    public void RightGradientsPass()
        => GradientCheck.Run(inputs => (inputs[0] * inputs[1]).Tanh().MatMul(inputs[1].Square()), [_x, _w], fastMode: true);

    [TestMethod]
    public void AWrongGradientIsFound()
    {
        // Half of the product rule is missing.
        var error = Assert.ThrowsExactly<GradientCheckException>(() => GradientCheck.Run(x => x * x.Detach(), _x, fastMode: true));

        StringAssert.StartsWith(error.Message, "GradientCheck: Jacobian mismatch in fast mode with respect to input 0: numerical ");
        StringAssert.EndsWith(error.Message, "Run in slow mode to see which element.");
    }

    [TestMethod]
    public void OneWrongElementIsFound()
        => Assert.ThrowsExactly<GradientCheckException>(() => GradientCheck.Run(
            w => Variable.Cat([w.Narrow(0, 0, 29).Square(), w.Narrow(0, 29, 1).Detach().Square()], 0), _w, fastMode: true));

    [TestMethod]
    public void ABackwardThatMakesSomethingOfNothingIsRefused()
    {
        var error = Assert.ThrowsExactly<GradientCheckException>(() => GradientCheck.Run(x => new AlwaysOne().Apply(x), _w, fastMode: true));

        Assert.AreEqual("GradientCheck: a zero gradient of the output gave a gradient of input 0 that is not zero.", error.Message);
    }

    private sealed class AlwaysOne : Function<double>
    {
        protected override Variable<double>[] Forward(FunctionContext<double> context, Variable<double>[] inputs) => [inputs[0].Clone()];

        protected override Variable<double>?[] Backward(FunctionContext<double> context, Variable<double>?[] gradients) => [Variable.Ones<double>(gradients[0]!.Value.Shape)];
    }
}
