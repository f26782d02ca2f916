using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Losses;

/// <summary>Losses of classes at their edges.</summary>
[TestClass]
public sealed class ClassLossTests
{
    private readonly Variable<double> _logits = Variable.Create([1, 2, 3, 0.5, -1, 4], [2, 3], requiresGrad: true);

    [TestMethod]
    public void TargetsThatAreNoClass()
    {
        foreach (Func<Variable<double>, Variable<double>> loss in (Func<Variable<double>, Variable<double>>[])[t => _logits.CrossEntropy(t), t => _logits.NllLoss(t), t => _logits.MultiMarginLoss(t)])
        {
            Expect.Error<ArgumentOutOfRangeException>(() => loss(Variable.Create([0.0, 3.0])), "Target 3 is out of bounds at position 1", "classes are 0 to 2");
            Expect.Error<ArgumentOutOfRangeException>(() => loss(Variable.Create([-1.0, 0.0])), "Target -1 is out of bounds at position 0");
            Expect.Error<ArgumentException>(() => loss(Variable.Create([0.0, 1.5])), "target 1.5 at position 1 is not a whole number");
            Expect.Error<ArgumentException>(() => loss(Variable.Create([0.0, double.NaN])), "target NaN at position 1 is not a whole number");
            Expect.Error<ArgumentException>(() => loss(Variable.Create([0.0, 1.0, 2.0])), "of scores [2, 3] the targets must be [2], they are [3]");
        }

        Expect.Error<ArgumentOutOfRangeException>(() => _logits.MultiMarginLoss(Variable.Create([0.0, -100.0])), "Target -100 is out of bounds");
    }

    [TestMethod]
    public void WhatIsIgnoredCountsForNothing()
    {
        _logits.CrossEntropy(Variable.Create([1.0, -100.0])).Backward();
        double[] gradient = _logits.Grad!.Value.ToArray();
        Assert.AreSequenceEqual([0.0, 0.0, 0.0], gradient[3..]);
        _logits.Grad!.Value.Zero_();
        _logits.Narrow(0, 0, 1).CrossEntropy(Variable.Create([1.0])).Backward();
        Close.Within(1e-15, gradient, _logits.Grad!.Value);
    }

    [TestMethod]
    public void TheMeanOfNothingButIgnoredIsNaN()
    {
        Variable<double> ignored = Variable.Create([-100.0, -100.0]);
        Assert.AreEqual(double.NaN, _logits.CrossEntropy(ignored).Item());
        Assert.AreEqual(double.NaN, _logits.NllLoss(ignored).Item());
        Assert.AreEqual(0, _logits.CrossEntropy(ignored, reduction: Reduction.Sum).Item());
    }

    [TestMethod]
    public void ClassIndicesGetNoGradient()
    {
        Variable<double> target = Variable.Create([1.0, 2.0], requiresGrad: true);
        (_logits.CrossEntropy(target) + _logits.NllLoss(target) + _logits.MultiMarginLoss(target)).Backward();
        Assert.IsNull(target.Grad);
        Assert.IsNotNull(_logits.Grad);
    }

    [TestMethod]
    public void AnImpossibleClassThatIsNotAskedForIsNoMatter()
    {
        Variable<double> logits = Variable.Create([1, double.NegativeInfinity, 1.0], requiresGrad: true);
        Variable<double> loss = logits.CrossEntropy(Variable.Scalar(0.0));
        loss.Backward();
        Close.Within(1e-15, Math.Log(2), loss.Item());
        Close.Within(1e-15, [-0.5, 0, 0.5], logits.Grad!.Value);
        Assert.AreEqual(double.PositiveInfinity, logits.Detach().CrossEntropy(Variable.Scalar(1.0)).Item());
    }

    [TestMethod]
    public void CrossEntropyIsLogSoftmaxAndLogLikelihood()
    {
        Variable<double> target = Variable.Create([2.0, 0.0]), weight = Variable.Create([1, 2, 0.5]);
        Variable<double> shifted = _logits - Variable.Create([3, 4.0], [2, 1]);
        Variable<double> exponentials = Variable.Create([.. shifted.ToArray().Select(x => Math.Exp(x))], [2, 3]);
        double[] sums = exponentials.Sum(1).ToArray();
        Variable<double> logs = shifted - Variable.Create([.. sums.Select(x => Math.Log(x))], [2, 1]);
        Close.Within(1e-15, logs.NllLoss(target, weight).Item(), _logits.CrossEntropy(target, weight).Item());
    }

    [TestMethod]
    public void OneExampleWithoutTheDimensionOfExamples()
    {
        Variable<double> one = _logits[0];
        Assert.AreEqual(Shape.Scalar, one.CrossEntropy(Variable.Scalar(1.0), reduction: Reduction.None).Shape);
        Close.Within(1e-15, _logits.CrossEntropy(Variable.Create([1.0, -100.0])).Item(), one.CrossEntropy(Variable.Scalar(1.0)).Item());
        Assert.AreEqual(0, Variable.Scalar(3.0).MultiMarginLoss(Variable.Scalar(0.0)).Item());
    }

    [TestMethod]
    public void ScoresWithoutClasses()
    {
        Expect.Error<ArgumentException>(() => Variable.Scalar(1.0).CrossEntropy(Variable.Scalar(0.0)), "CrossEntropy: logits must have a dimension of classes");
        Expect.Error<ArgumentException>(() => Variable.Zeros<double>([2, 3, 4]).MultiMarginLoss(Variable.Zeros<double>([2, 4])), "[classes] or [n, classes]", "[2, 3, 4]");
    }
}
