namespace Autograd.Core.Tests.Semantics;

/// <summary>In-place changes of recorded values take part in the graph, as in PyTorch.</summary>
[TestClass]
public sealed class InPlaceHistoryTests
{
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0, 3.0], requiresGrad: true);

    [TestMethod]
    public void ARecordedValue_KeepsItsHandleAndGetsNewHistory()
    {
        Variable<double> y = _x * 2;
        y.Add_(1);
        y.Mul_(3);

        Assert.AreEqual("MulBackward0", y.GradFn!.Value.Name);
        Assert.AreEqual("AddBackward0", y.GradFn!.Value.NextFunctions[0].Name);
        Assert.AreSequenceEqual([9.0, 15.0, 21.0], y.ToArray());
        y.Sum().Backward();
        Assert.AreSequenceEqual([6.0, 6.0, 6.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void CompoundOperators_AccumulateALoss()
    {
        Variable<double> total = Variable.Zeros<double>([]);
        foreach (Variable<double> part in _x.Unbind())
            total += part * part;

        Assert.AreEqual(14, total.Item());
        total.Backward();
        Assert.AreSequenceEqual([2.0, 4.0, 6.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AnEarlierUse_KeepsTheOldValuesHistory()
    {
        Variable<double> y = _x * 2;
        Variable<double> before = y + 0;
        y.Mul_(10);

        (before + y).Sum().Backward();

        Assert.AreSequenceEqual([22.0, 22.0, 22.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AnEarlierUseThatSavedTheValue_IsRefused()
    {
        Variable<double> y = _x * 2;
        Variable<double> square = y.Square();
        y.Add_(1);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => square.Sum().Backward());
        StringAssert.Contains(error.Message, "is at version 1; expected version 0 instead");
    }

    [TestMethod]
    public void MultiplyingByARecordedOperand_UsesTheValueBeforeTheChange()
    {
        Variable<double> w = Variable.Create([5.0, 6.0, 7.0], requiresGrad: true);
        Variable<double> y = _x * 2;
        y.Mul_(w);

        y.Sum().Backward();

        Assert.AreSequenceEqual([10.0, 12.0, 14.0], _x.Grad!.Value.ToArray());
        Assert.AreSequenceEqual([2.0, 4.0, 6.0], w.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void MultiplyingByItself_IsRefusedInBackward()
    {
        Variable<double> y = _x * 2;
        y.Mul_(y);

        Assert.ThrowsExactly<InvalidOperationException>(() => y.Sum().Backward());
    }

    [TestMethod]
    public void AChangeThroughAView_BelongsToTheBase()
    {
        Variable<double> y = _x.Clone();
        y.Narrow(0, 1, 2).Mul_(10);

        Assert.AreEqual("CopySlices", y.GradFn!.Value.Name);
        y.Sum().Backward();
        Assert.AreSequenceEqual([1.0, 10.0, 10.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AssigningAnElement_EndsItsGradient()
    {
        Variable<double> y = _x.Clone();
        y[0] = Variable.Scalar(5.0);

        Assert.AreSequenceEqual([5.0, 2.0, 3.0], y.ToArray());
        y.Sum().Backward();
        Assert.AreSequenceEqual([0.0, 1.0, 1.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AnElementTimesTen_ThroughTheIndexer()
    {
        Variable<double> y = _x.Clone();
        y[1] *= 10;

        Assert.AreSequenceEqual([1.0, 20.0, 3.0], y.ToArray());
        y.Sum().Backward();
        Assert.AreSequenceEqual([1.0, 10.0, 1.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AViewTakenBefore_FollowsTheBase()
    {
        Variable<double> y = _x.Clone();
        Variable<double> last = y[2];
        y.Mul_(10);

        Assert.AreEqual(30, last.Item());
        last.Backward();
        Assert.AreSequenceEqual([0.0, 0.0, 10.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void TwoViews_SeeEachOthersChanges()
    {
        Variable<double> y = _x.Clone();
        Variable<double> left = y.Narrow(0, 0, 2), right = y.Narrow(0, 1, 2);
        left.Mul_(10);
        right.Mul_(3);

        Assert.AreSequenceEqual([10.0, 60.0, 9.0], y.ToArray());
        Assert.AreSequenceEqual([10.0, 60.0], left.ToArray());
        left.Sum().Backward();
        Assert.AreSequenceEqual([10.0, 30.0, 0.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void ABufferWithoutGrad_BecomesPartOfTheGraph()
    {
        Variable<double> buffer = Variable.Zeros<double>([3]);
        buffer.Narrow(0, 0, 2).Copy_(_x.Narrow(0, 1, 2) * 2);

        Assert.IsTrue(buffer.RequiresGrad);
        Assert.IsFalse(buffer.IsLeaf);
        Assert.AreSequenceEqual([4.0, 6.0, 0.0], buffer.ToArray());
        buffer.Sum().Backward();
        Assert.AreSequenceEqual([0.0, 2.0, 2.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AViewOfABufferThatJoinedTheGraph_HasItsHistory()
    {
        Variable<double> buffer = Variable.Zeros<double>([3]);
        Variable<double> view = buffer.Narrow(0, 0, 1);
        buffer.Add_(_x * _x);

        Assert.IsTrue(view.RequiresGrad);
        view.Sum().Backward();
        Assert.AreSequenceEqual([2.0, 0.0, 0.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AViewMadeUnderNoGrad_IsNotChangedWithGradModeOn()
    {
        Variable<double> y = _x.Clone();
        Variable<double> view;
        using (GradMode.NoGrad())
            view = y[0];

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => view.Mul_(2));
        StringAssert.StartsWith(error.Message, "Mul_: a view was created in NoGrad mode and is being modified in place with grad mode enabled.");
    }

    [TestMethod]
    public void ALeafInsideATapeStep_MustBeCloned()
    {
        var tape = new Tape<double>();
        Variable<double> buffer = Variable.Zeros<double>([3]);
        using (tape.Step())
        {
            var error = Assert.ThrowsExactly<InvalidOperationException>(() => buffer.Add_(_x));
            StringAssert.Contains(error.Message, "Change a Clone() of it made inside the step.");

            Variable<double> own = buffer.Clone();
            own.Add_(_x * 3);
            own.Sum().Backward();
        }

        Assert.AreSequenceEqual([3.0, 3.0, 3.0], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AViewOfManyViews_IsCheapAndFollowsTheRoot()
    {
        Variable<double> y = _x.Clone(), view = y;
        for (int i = 0; i < 100_000; i++)
            view = view.Reshape(3);
        y.Mul_(2);

        Assert.AreSequenceEqual([2.0, 4.0, 6.0], view.ToArray());
        view.Sum().Backward();
        Assert.AreSequenceEqual([2.0, 2.0, 2.0], _x.Grad!.Value.ToArray());
    }
}
