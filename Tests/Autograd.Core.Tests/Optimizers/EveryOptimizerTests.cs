using System.Numerics;
using Autograd.Core.Optimizers;
using Autograd.Core.Serialization;
using Autograd.Core.Tests.ElementTypes;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Optimizers;

/// <summary>What holds for every optimizer that changes parameters one by one, with every option that has a state of its own.</summary>
[TestClass]
public sealed class EveryOptimizerTests
{
    public static IEnumerable<string> Names => Kinds<double>.All.Keys;

    /// <summary>Lengths beyond the machine's vectors are updated like single elements.</summary>
    [TestMethod]
    [DynamicData(nameof(Names))]
    public void EveryElementIsUpdatedAlike(string name)
    {
        AllAlike<float>(name);
        AllAlike<double>(name);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void StepsAfterTheFirstAllocateNothing(string name)
    {
        var p = Variable.Full([67], 2f, requiresGrad: true);
        p.Square().Sum().Backward();
        Optimizer<float> optimizer = Kinds<float>.All[name]([p]);
        Assert.AreEqual(0, Allocation.Of(optimizer.Step, times: 100));
    }

    /// <summary>Saved to a file after some steps, another optimizer goes on with the same bits.</summary>
    [TestMethod]
    [DynamicData(nameof(Names))]
    public void GoesOnAfterSavingAndLoading(string name)
    {
        for (int saved = 0; saved < 4; saved++)
        {
            Variable<double> p = PyTorchFunction.Start(), q = PyTorchFunction.Start();
            Optimizer<double> optimizer = Kinds<double>.All[name]([p]), resumed = Kinds<double>.All[name]([q]);
            for (int step = 0; step < saved; step++)
                PyTorchFunction.Step(p, optimizer);
            q.Detach().Copy_(p.ToArray());
            resumed.LoadStateDict(Saved(optimizer.StateDict()));
            for (int step = 0; step < 3; step++)
            {
                PyTorchFunction.Step(p, optimizer);
                PyTorchFunction.Step(q, resumed);
                Close.SameBits<double>(p.ToArray(), q.ToArray(), $"{name}, saved after {saved} steps");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void AParameterWithoutAGradientKeepsItsState(string name)
    {
        var p = Variable.Create([1.0, 2.0], requiresGrad: true);
        Optimizer<double> optimizer = Kinds<double>.All[name]([p]);
        optimizer.Step();
        Assert.AreSequenceEqual([1.0, 2.0], p.ToArray());
        Assert.IsFalse(optimizer.StateDict().Names.Any(entry => entry.StartsWith("state.", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void NoParametersAtAllIsAnError(string name)
        => Expect.Error<ArgumentException>(() => Kinds<double>.All[name]([]), "optimizer got an empty parameter list");

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void AnEmptyParameterIsNoTrouble(string name)
    {
        var p = Variable.Zeros<double>([0], requiresGrad: true);
        p.Sum().Backward();
        Kinds<double>.All[name]([p]).Step();
        Assert.AreEqual(0, p.FlattenedLength);
    }

    /// <summary>Over an element type of one's own, steps can be differentiated with respect to where they began.</summary>
    [TestMethod]
    [DynamicData(nameof(Names))]
    public void OtherElementTypesWorkToo(string name)
    {
        const double Difference = 1e-6;
        DualNumber end = AfterThreeSteps<DualNumber>(name, new DualNumber(2, 1));
        Close.Within(1e-14, AfterThreeSteps(name, 2.0), end.Value);
        double slope = (AfterThreeSteps(name, 2 + Difference) - AfterThreeSteps(name, 2 - Difference)) / (2 * Difference);
        Close.Within(1e-7, slope, end.Slope);
    }

    private static T AfterThreeSteps<T>(string name, T start)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var p = Variable.Scalar(start, requiresGrad: true);
        Optimizer<T> optimizer = Kinds<T>.All[name]([p]);
        for (int step = 0; step < 3; step++)
        {
            optimizer.ZeroGrad();
            (p.Square() * p).Backward();
            optimizer.Step();
        }

        return p.Item();
    }

    private static void AllAlike<T>(string name)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T two = T.CreateChecked(2);
        Variable<T> many = Variable.Full([67], two, requiresGrad: true), one = Variable.Scalar(two, requiresGrad: true);
        Optimizer<T> optimizer = Kinds<T>.All[name]([many, one]);
        for (int step = 0; step < 3; step++)
        {
            optimizer.ZeroGrad();
            (many.Square().Sum() + one.Square()).Backward();
            optimizer.Step();
        }

        Assert.IsTrue(many.ToArray().All(element => element == one.Item()), string.Join(" ", many.ToArray()));
        Assert.AreNotEqual(two, one.Item());
    }

    private static StateDict Saved(StateDict state)
    {
        using var stream = new MemoryStream();
        state.Save(stream);
        stream.Position = 0;
        return StateDict.Load(stream);
    }

    private static class Kinds<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public static readonly Dictionary<string, Func<Variable<T>[], Optimizer<T>>> All = new()
        {
            ["SGD"] = p => new SGD<T>(p, 0.01, weightDecay: 0.1),
            ["SGD with momentum"] = p => new SGD<T>(p, 0.01, momentum: 0.9, dampening: 0.2, maximize: true),
            ["SGD with Nesterov momentum"] = p => new SGD<T>(p, 0.01, momentum: 0.9, nesterov: true),
            ["Adam"] = p => new Adam<T>(p, 0.01, weightDecay: 0.1),
            ["Adam with AMSGrad"] = p => new Adam<T>(p, 0.01, amsGrad: true),
            ["AdamW"] = p => new AdamW<T>(p, 0.01, maximize: true),
            ["Adagrad"] = p => new Adagrad<T>(p, 0.01, learningRateDecay: 0.1, initialAccumulatorValue: 0.2),
            ["RMSprop"] = p => new RMSprop<T>(p, 0.01),
            ["RMSprop with momentum"] = p => new RMSprop<T>(p, 0.01, momentum: 0.9, weightDecay: 0.1),
            ["RMSprop, centered"] = p => new RMSprop<T>(p, 0.01, centered: true),
            ["RMSprop, centered with momentum"] = p => new RMSprop<T>(p, 0.01, centered: true, momentum: 0.5),
        };
    }
}
