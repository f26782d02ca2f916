using Autograd.Core.Checking;

namespace Autograd.Core.Tests.Semantics;

/// <summary>Operations of one's own.</summary>
[TestClass]
public sealed class FunctionTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0], requiresGrad: true);
    private readonly Variable<double> _w = Variable.Create([3.0, 4.0], requiresGrad: true);

    [TestMethod]
    public void AFunction_ComputesAndDifferentiates()
    {
        Variable<double> y = new Product().Apply(_x, _w);

        Assert.AreEqual("ProductBackward", y.GradFn!.Value.Name);
        Assert.AreSequenceEqual(["AccumulateGrad", "AccumulateGrad"], y.GradFn!.Value.NextFunctions.Select(f => f.Name));
        y.Sum().Backward();
        Assert.AreSequenceEqual([3.0, 4.0], _x.Grad!.Value.ToArray());
        Assert.AreSequenceEqual([1.0, 2.0], _w.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AFunction_PassesTheGradientCheck()
        => GradientCheck.Run(inputs => new Product().Apply(inputs[0], inputs[1].Square()), [_x, _w]);

    [TestMethod]
    public void SeveralOutputs_RunBackwardOnce()
    {
        var function = new SumAndDifference();
        Variable<double>[] y = function.ApplyMany(_x, _w);

        ((y[0] * 2) + (y[1] * 5)).Sum().Backward();

        Assert.AreEqual(1, function.BackwardCalls);
        Assert.AreSequenceEqual([7.0, 7.0], _x.Grad!.Value.ToArray());
        Assert.AreSequenceEqual([-3.0, -3.0], _w.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AnUnusedOutput_GivesZerosOrNull()
    {
        var function = new SumAndDifference();
        function.ApplyMany(_x, _w)[0].Sum().Backward();
        Assert.AreSequenceEqual([1.0, 1.0], _w.Grad!.Value.ToArray());

        var strict = new SumAndDifference { Materialize = false };
        strict.ApplyMany(_x, _w)[0].Sum().Backward();
        Assert.IsTrue(strict.SawNull);
    }

    [TestMethod]
    public void ASavedVariableChangedInPlace_IsRefused()
    {
        Variable<double> y = _x * 1;
        Variable<double> product = new Product().Apply(y, _w);
        y.Add_(1);

        Assert.ThrowsExactly<InvalidOperationException>(() => product.Sum().Backward());
    }

    [TestMethod]
    public void TheWrongNumberOfGradients_IsAnError()
    {
        Variable<double> y = new Returns(gradient => [gradient, gradient]).Apply(_x);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => y.Sum().Backward());
        Assert.AreEqual("function ReturnsBackward returned an incorrect number of gradients (expected 1, got 2).", error.Message);
    }

    [TestMethod]
    public void AGradientOfAnotherShape_IsSummedOrRefused()
    {
        Variable<double> y = new Returns(gradient => [Variable.Ones<double>([3, 2])]).Apply(_x);
        y.Sum().Backward();
        Assert.AreSequenceEqual([3.0, 3.0], _x.Grad!.Value.ToArray());

        Variable<double> wrong = new Returns(gradient => [Variable.Ones<double>([3])]).Apply(_x);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => wrong.Sum().Backward());
        Assert.AreEqual("Function ReturnsBackward returned an invalid gradient at index 0 - got [3] but expected shape compatible with [2].", error.Message);
    }

    [TestMethod]
    public void NullMeansNoContribution()
    {
        Variable<double> y = new Returns(gradient => [null]).Apply(_x) + _x;

        y.Sum().Backward();

        Assert.AreSequenceEqual([1.0, 1.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void WithoutGrad_NothingIsRecorded()
    {
        using (GradMode.NoGrad())
            Assert.IsFalse(new Product().Apply(_x, _w).RequiresGrad);
        Assert.IsFalse(new Product().Apply(_x.Detach(), _w.Detach()).RequiresGrad);
    }

    [TestMethod]
    public void InsideATapeStep_ItsOutputsEndWithTheStep()
    {
        var tape = new Tape<double>();
        Variable<double> y;
        using (tape.Step())
        {
            y = new Product().Apply(_x * 1, _w);
            y.Sum().Backward();
        }

        Assert.ThrowsExactly<InvalidOperationException>(() => y.ToArray());
        Assert.AreSequenceEqual([3.0, 4.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void ASecondPass_IsRefusedUnlessRetained()
    {
        Variable<double> y = new Product().Apply(_x, _w).Sum();
        y.Backward(retainGraph: true);
        y.Backward();

        Assert.AreSequenceEqual([6.0, 8.0], _x.Grad!.Value.ToArray());
        Assert.ThrowsExactly<InvalidOperationException>(() => y.Backward());
    }

    private sealed class Product : Function<double>
    {
        protected override Variable<double>[] Forward(FunctionContext<double> context, Variable<double>[] inputs)
        {
            context.SaveForBackward(inputs[0], inputs[1]);
            return [inputs[0] * inputs[1]];
        }

        protected override Variable<double>?[] Backward(FunctionContext<double> context, Variable<double>?[] gradients)
        {
            IReadOnlyList<Variable<double>> saved = context.SavedVariables;
            Variable<double> gradient = gradients[0]!.Value;
            return
            [
                context.NeedsInputGrad(0) ? gradient * saved[1] : null,
                context.NeedsInputGrad(1) ? gradient * saved[0] : null,
            ];
        }
    }

    private sealed class SumAndDifference : Function<double>
    {
        public bool Materialize { get; init; } = true;

        public int BackwardCalls { get; private set; }

        public bool SawNull { get; private set; }

        protected override Variable<double>[] Forward(FunctionContext<double> context, Variable<double>[] inputs)
        {
            context.MaterializeGrads = Materialize;
            return [inputs[0] + inputs[1], inputs[0] - inputs[1]];
        }

        protected override Variable<double>?[] Backward(FunctionContext<double> context, Variable<double>?[] gradients)
        {
            BackwardCalls++;
            SawNull = gradients[1] is null;
            Variable<double> sum = gradients[0]!.Value, difference = gradients[1] ?? Variable.Zeros<double>(sum.Shape);
            return [sum + difference, sum - difference];
        }
    }

    private sealed class Returns(Func<Variable<double>, Variable<double>?[]> backward) : Function<double>
    {
        protected override Variable<double>[] Forward(FunctionContext<double> context, Variable<double>[] inputs) => [inputs[0].Clone()];

        protected override Variable<double>?[] Backward(FunctionContext<double> context, Variable<double>?[] gradients) => backward(gradients[0]!.Value);
    }
}
