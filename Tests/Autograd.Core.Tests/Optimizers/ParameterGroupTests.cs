using Autograd.Core.Optimizers;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Optimizers;

/// <summary>Groups of parameters with settings of their own.</summary>
[TestClass]
public sealed class ParameterGroupTests
{
    private readonly Variable<double> _p = Variable.Create([1.0, 2.0], requiresGrad: true);
    private readonly Variable<double> _q = Variable.Create([3.0], requiresGrad: true);

    [TestMethod]
    public void AGroupInheritsWhatItDoesNotGive()
    {
        var optimizer = new SGD<double>([new ParameterGroup<double>([_p]), new ParameterGroup<double>([_q]) { LearningRate = 0.5, WeightDecay = 1 }], learningRate: 0.1, momentum: 0.9);
        Assert.AreEqual(0.1, optimizer.ParameterGroups[0].LearningRate);
        Assert.AreEqual(0.5, optimizer.ParameterGroups[1].LearningRate);
        Assert.AreEqual(0.9, optimizer.ParameterGroups[1].Momentum);
        Assert.AreEqual(0, optimizer.ParameterGroups[0].WeightDecay);
        Assert.AreEqual(1, optimizer.ParameterGroups[1].WeightDecay);
        Assert.AreSequenceEqual([_p, _q], optimizer.Parameters);
        Assert.AreSequenceEqual([_q], optimizer.ParameterGroups[1].Parameters);
    }

    [TestMethod]
    public void EachGroupStepsByItsOwnSettings()
    {
        var optimizer = new SGD<double>([new ParameterGroup<double>([_p]), new ParameterGroup<double>([_q]) { LearningRate = 0.5, WeightDecay = 1, Maximize = true }], learningRate: 0.1);
        (_p.Sum() + _q.Sum()).Backward();
        optimizer.Step();
        Close.Within(1e-15, [0.9, 1.9], _p);
        Close.Within(1e-15, [3 - (0.5 * (-1 + 3))], _q);
    }

    [TestMethod]
    public void AGroupMayComeLater()
    {
        var optimizer = new Adam<double>([_p]);
        optimizer.AddParameterGroup(new ParameterGroup<double>([_q]) { Beta1 = 0.5, [HyperParameter.AmsGrad] = 1 });
        Assert.HasCount(2, optimizer.ParameterGroups);
        Assert.AreEqual(0.5, optimizer.ParameterGroups[1].Beta1);
        Assert.AreEqual(1e-8, optimizer.ParameterGroups[1].Epsilon);
        Assert.AreSequenceEqual([_p, _q], optimizer.Parameters);
    }

    [TestMethod]
    public void TheOptimizersLearningRateIsTheFirstGroupsAndSetsAll()
    {
        var optimizer = new SGD<double>([new ParameterGroup<double>([_p]) { LearningRate = 0.3 }, new ParameterGroup<double>([_q])], learningRate: 0.1);
        Assert.AreEqual(0.3, optimizer.LearningRate);
        optimizer.LearningRate = 0.7;
        Assert.AreEqual(0.7, optimizer.ParameterGroups[0].LearningRate);
        Assert.AreEqual(0.7, optimizer.ParameterGroups[1].LearningRate);
    }

    [TestMethod]
    public void AParameterInTwoGroupsIsRefused()
    {
        Expect.Error<ArgumentException>(() => new SGD<double>([new ParameterGroup<double>([_p]), new ParameterGroup<double>([_q, _p])]), "some parameters appear in more than one parameter group");
        var optimizer = new SGD<double>([_p]);
        Expect.Error<ArgumentException>(() => optimizer.AddParameterGroup(new ParameterGroup<double>([_p])), "some parameters appear in more than one parameter group");
        Expect.Error<ArgumentException>(() => optimizer.AddParameterGroup(new ParameterGroup<double>([_q, _q])), "more than once");
        Expect.Error<ArgumentException>(() => optimizer.AddParameterGroup(new ParameterGroup<double>([_q * 1])), "can't optimize a non-leaf Variable", "MulBackward0");
        Assert.HasCount(1, optimizer.ParameterGroups);
        Assert.AreSequenceEqual([_p], optimizer.Parameters);
    }

    [TestMethod]
    public void AGroupBelongsToOneOptimizer()
    {
        var group = new ParameterGroup<double>([_p]);
        _ = new SGD<double>([group]);
        Expect.Error<ArgumentException>(() => new SGD<double>([group]), "belongs to an optimizer already");
    }

    [TestMethod]
    public void SettingsTheOptimizerDoesNotUseAreRefused()
    {
        Expect.Error<ArgumentException>(() => new Adam<double>([new ParameterGroup<double>([_p]) { Momentum = 0.9 }]), "Adam", "does not use Momentum");
        ParameterGroup<double> group = new Adam<double>([_p]).ParameterGroups[0];
        Expect.Error<ArgumentException>(() => group.Nesterov = true, "Adam", "does not use Nesterov");
        Expect.Error<InvalidOperationException>(() => _ = group.Momentum, "Adam", "has no Momentum");
        Expect.Error<InvalidOperationException>(() => _ = new ParameterGroup<double>([_p]).LearningRate, "has no LearningRate");
    }

    [TestMethod]
    public void ValuesOutOfRangeAreRefusedAndChangeNothing()
    {
        ParameterGroup<double> group = new SGD<double>([_p], learningRate: 0.1).ParameterGroups[0];
        Expect.Error<ArgumentOutOfRangeException>(() => group.LearningRate = -1, "SGD: Invalid learning rate: -1", "learningRate");
        Expect.Error<ArgumentOutOfRangeException>(() => group.Momentum = double.NaN, "Invalid momentum value: NaN");
        Expect.Error<ArgumentOutOfRangeException>(() => group[HyperParameter.Maximize] = 2, "Invalid maximize switch: 2", "0 or 1");
        Expect.Error<ArgumentOutOfRangeException>(() => new ParameterGroup<double>([_p]) { Beta2 = 1 }, "ParameterGroup: Invalid beta parameter at index 1: 1");
        Assert.AreEqual(0.1, group.LearningRate);
    }

    [TestMethod]
    public void NesterovIsCheckedForEveryGroup()
        => Expect.Error<ArgumentException>(
            () => new SGD<double>([new ParameterGroup<double>([_p]), new ParameterGroup<double>([_q]) { Dampening = 0.5 }], momentum: 0.9, nesterov: true), "Nesterov momentum requires a momentum and zero dampening", "dampening 0.5");

    [TestMethod]
    [DataRow("Invalid learning rate: -1", "learningRate")]
    public void ArgumentsOfTheOthersAreCheckedToo(string message, string name)
    {
        Expect.Error<ArgumentOutOfRangeException>(() => new Adam<double>([_p], learningRate: -1), message, name);
        Expect.Error<ArgumentOutOfRangeException>(() => new AdamW<double>([_p], learningRate: -1), "AdamW: " + message);
        Expect.Error<ArgumentOutOfRangeException>(() => new Adagrad<double>([_p], learningRate: -1), message);
        Expect.Error<ArgumentOutOfRangeException>(() => new RMSprop<double>([_p], learningRate: -1), message);
        Expect.Error<ArgumentOutOfRangeException>(() => new LBFGS<double>([_p], learningRate: -1), message);
        Expect.Error<ArgumentOutOfRangeException>(() => new Adam<double>([_p], beta1: 1), "Invalid beta parameter at index 0: 1");
        Expect.Error<ArgumentOutOfRangeException>(() => new Adam<double>([_p], beta2: -0.1), "Invalid beta parameter at index 1: -0.1");
        Expect.Error<ArgumentOutOfRangeException>(() => new Adam<double>([_p], epsilon: -1), "Invalid epsilon value: -1");
        Expect.Error<ArgumentOutOfRangeException>(() => new Adagrad<double>([_p], learningRateDecay: -1), "Invalid learning rate decay value: -1");
        Expect.Error<ArgumentOutOfRangeException>(() => new Adagrad<double>([_p], initialAccumulatorValue: -1), "Invalid initial accumulator value: -1");
        Expect.Error<ArgumentOutOfRangeException>(() => new RMSprop<double>([_p], alpha: -1), "Invalid alpha value: -1");
        Expect.Error<ArgumentOutOfRangeException>(() => new LBFGS<double>([_p], maxIterations: 0), "Invalid number of iterations: 0");
    }

    [TestMethod]
    public void FrozenParametersAreSkippedButNotAllMayBe()
    {
        var frozen = Variable.Create([5.0]);
        var optimizer = new SGD<double>([frozen, _p], learningRate: 1, weightDecay: 0.5);
        (_p.Sum() + frozen.Sum()).Backward();
        optimizer.Step();
        Assert.AreEqual(5, frozen.Item());
        Expect.Error<ArgumentException>(() => new SGD<double>([frozen]), "[1] does not require grad");
    }
}
