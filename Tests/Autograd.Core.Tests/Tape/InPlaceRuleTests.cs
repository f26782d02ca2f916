using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tape;

/// <summary>What may be changed in place.</summary>
[TestClass]
public sealed class InPlaceRuleTests
{
    private readonly Variable<double> _leaf = Variable.Create([1.0, 2.0], requiresGrad: true);
    private readonly Variable<double> _plain = Variable.Create([1.0, 2.0]);

    private static readonly Dictionary<string, Action<Variable<double>>> Changes = new()
    {
        ["Add_"] = x => x.Add_(Variable.Ones<double>([2])),
        ["Sub_"] = x => x.Sub_(Variable.Ones<double>([2])),
        ["Mul_"] = x => x.Mul_(Variable.Ones<double>([2])),
        ["Div_"] = x => x.Div_(Variable.Ones<double>([2])),
        ["Add_ of a number"] = x => x.Add_(1),
        ["Sub_ of a number"] = x => x.Sub_(1),
        ["Mul_ of a number"] = x => x.Mul_(1),
        ["Div_ of a number"] = x => x.Div_(1),
        ["Add_ as +="] = x => x += 1,
        ["Sub_ as -="] = x => x -= 1,
        ["Mul_ as *="] = x => x *= 1,
        ["Div_ as /="] = x => x /= 1,
        ["Fill_"] = x => x.Fill_(1),
        ["Fill_ as Zero_"] = x => x.Zero_(),
        ["Copy_"] = x => x.Copy_([5.0, 6.0]),
    };

    public static IEnumerable<string> Names => Changes.Keys;

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void ALeafThatRequiresGradOnlyUnderNoGrad(string name)
    {
        Action<Variable<double>> change = Changes[name];
        Expect.Error<InvalidOperationException>(
            () => change(_leaf),
            $"{Method(name)}: a leaf Variable that requires grad is being used in an in-place operation", "GradMode.NoGrad()");
        Assert.AreEqual(0, _leaf.Version);
        using (GradMode.NoGrad())
            change(_leaf);
        Assert.AreEqual(1, _leaf.Version);
        Assert.IsTrue(_leaf is { IsLeaf: true, RequiresGrad: true });
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void AViewOfSuchALeafOnlyUnderNoGrad(string name)
    {
        Variable<double> view = _leaf.Reshape(2);
        Action<Variable<double>> change = Changes[name];
        Expect.Error<InvalidOperationException>(
            () => change(view),
            $"{Method(name)}: a view of a leaf Variable that requires grad is being used in an in-place operation", "GradMode.NoGrad()");
        using (GradMode.NoGrad())
            change(view);
        Assert.AreEqual(1, _leaf.Version);
    }

    [TestMethod]
    public void AViewOfAViewOfALeafIsOneToo()
        => Expect.Error<InvalidOperationException>(() => _leaf.Reshape(1, 2)[0].Zero_(), "a view of a leaf Variable that requires grad", "GradMode.NoGrad()");

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void ARecordedResultAnywhere(string name)
    {
        Variable<double> recorded = _leaf + 1, unrecorded = _leaf + 1;
        Changes[name](recorded);
        using (GradMode.NoGrad())
            Changes[name](unrecorded);
        Assert.AreSequenceEqual(unrecorded.ToArray(), recorded.ToArray());
        Assert.AreEqual(1, recorded.Version);
        Assert.AreEqual(1, unrecorded.Version);
        Assert.AreEqual(Method(name)[..^1] + "Backward0", recorded.GradFn?.Name);
        Assert.AreEqual("AddBackward0", unrecorded.GradFn?.Name);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void WhatNeedsNoGradientAnywhere(string name)
    {
        Changes[name](_plain);
        Changes[name](_leaf.Detach());
        Assert.AreEqual(1, _plain.Version);
        Assert.AreEqual(1, _leaf.Version);
    }

    [TestMethod]
    public void AViewMadeUnderNoGradIsChangedThereOnly()
    {
        Variable<double> result = _leaf + 1, view;
        using (GradMode.NoGrad())
            view = result[0];
        Expect.Error<InvalidOperationException>(() => view.Zero_(), "Fill_: a view was created in NoGrad mode", "Make the view outside NoGrad");
        using (GradMode.NoGrad())
            view.Zero_();
        Assert.AreSequenceEqual([0.0, 3.0], result.ToArray());
    }

    [TestMethod]
    public void ARefusedChangeChangesNothing()
    {
        foreach (Action<Variable<double>> change in Changes.Values)
            Assert.ThrowsExactly<InvalidOperationException>(() => change(_leaf));
        Assert.AreSequenceEqual([1.0, 2.0], _leaf.ToArray());
        Assert.AreEqual(0, _leaf.Version);
    }

    [TestMethod]
    public void TheOperandBroadcastsToTheVariableAndNotTheOtherWay()
    {
        var matrix = Variable.Zeros<double>([2, 2]);
        matrix.Add_(_plain);
        Assert.AreSequenceEqual([1.0, 2.0, 1.0, 2.0], matrix.ToArray());
        Expect.Error<ArgumentException>(() => _plain.Add_(matrix), "Add_", "the operand [2, 2] does not broadcast to the variable [2]");
        Expect.Error<ArgumentException>(() => _plain.Add_(Variable.Ones<double>([3])), "Add", "[2]", "[3]", "do not broadcast");
    }

    private static string Method(string name) => name.Split(' ')[0];
}
