using Autograd.Core.Checking;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Checking;

/// <summary>The check itself: right gradients pass, wrong ones do not.</summary>
[TestClass]
public sealed class GradientCheckTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, -2.0, 3.0]);

    [TestMethod]
    public void RightGradientsPass()
    {
        GradientCheck.Run(x => x * x, _x);
        GradientCheck.Run(x => (x.Pow(3) / 2).Sum() - x[0], _x);
        GradientCheck.Run(x => x[0].MatMul(x[1]), [Variable.Create([1.0, 2.0], [1, 2]), Variable.Create([3.0, 4.0], [2, 1])]);
        GradientCheck.Run(x => x, _x);
    }

    [TestMethod]
    public void AWrongGradientIsReportedWithItsPlaceAndBothValues() => Expect.Error<GradientCheckException>(
        () => GradientCheck.Run(x => x * x.Detach(), _x),
        "Jacobian mismatch for output element 0 with respect to element 0 of input 0", "numerical 2", "analytical 1");

    [TestMethod]
    public void AWrongGradientOfOneElementIsFound() => Expect.Error<GradientCheckException>(
        () => GradientCheck.Run(x => x.Square().Narrow(0, 0, 2).Sum() + x[2].Detach(), _x),
        "output element 0 with respect to element 2", "numerical 1", "analytical 0");

    [TestMethod]
    public void AWrongGradientOfALaterInputIsFound() => Expect.Error<GradientCheckException>(
        () => GradientCheck.Run(x => x[0] + (x[1] * x[1].Detach()), [_x, _x]), "of input 1");

    [TestMethod]
    public void AGradientThatIsNotANumberIsFound() => Expect.Error<GradientCheckException>(
        () => GradientCheck.Run(x => (x * 0) / (x * 0).Detach(), _x), "GradientCheck");

    [TestMethod]
    public void ATooCoarseGradientDependsOnTheTolerance()
    {
        static Variable<double> SlightlyWrong(Variable<double> x) => (x * x.Detach() * 1.001) + (x.Detach() * x * 0.999) - (x * 0.002).Detach() + (x * 0.0021);
        Expect.Error<GradientCheckException>(() => GradientCheck.Run(SlightlyWrong, _x));
        GradientCheck.Run(SlightlyWrong, _x, relativeTolerance: 10);
        GradientCheck.Run(SlightlyWrong, _x, absoluteTolerance: 10);
    }

    [TestMethod]
    public void AFunctionThatIgnoresItsInputsIsReported() => Expect.Error<GradientCheckException>(
        () => GradientCheck.Run(x => x.Detach() * 2, _x), "does not depend on any of its inputs");

    [TestMethod]
    public void InputsAreCopiedAndStayAsTheyWere()
    {
        _x.RequiresGrad_();
        GradientCheck.Run(x => x * x, _x);
        Assert.AreSequenceEqual([1.0, -2.0, 3.0], _x.ToArray());
        Assert.AreEqual(0, _x.Version);
        Assert.IsNull(_x.Grad);
    }

    [TestMethod]
    public void ItWorksInsideATapeStep()
    {
        var tape = new Tape<double>();
        for (int step = 0; step < 2; step++)
        {
            using (tape.Step())
                GradientCheck.Run(x => (x * x).Sum(), _x);
        }
    }

    [TestMethod]
    public void NullIsRefused()
    {
        Expect.Error<ArgumentNullException>(() => GradientCheck.Run(null!, _x), "function");
        Expect.Error<ArgumentNullException>(() => GradientCheck.Run(x => x[0], null!), "inputs");
    }
}
