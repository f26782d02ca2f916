using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tape;

/// <summary>A step inside another tape's step.</summary>
[TestClass]
public sealed class NestedStepTests
{
    private readonly Tape<double> _outer = new();
    private readonly Tape<double> _inner = new();
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0], requiresGrad: true);

    [TestMethod]
    public void OperationsGoToTheInnermostStep()
    {
        for (int step = 0; step < 3; step++)
        {
            using (_outer.Step())
            {
                Variable<double> before = _x * 2;
                for (int i = 0; i < 4; i++)
                {
                    using (_inner.Step())
                        (before * before).Sum().Backward(retainGraph: true);
                }

                Variable<double> after = before + 1;
                Assert.AreSequenceEqual([3.0, 5.0], after.ToArray());
            }
        }

        Assert.AreEqual(2, _outer.Count);
        Assert.AreEqual(2, _inner.Count);
        Assert.AreSequenceEqual([8.0 * 12, 16 * 12], _x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void TheInnerStepsResultsEndWithIt()
    {
        using (_outer.Step())
        {
            Variable<double> before = _x * 2, inside;
            using (_inner.Step())
                inside = before * 3;
            Expect.Error<InvalidOperationException>(() => _ = inside + before, "belongs to a tape step that has ended");
            Assert.AreSequenceEqual([2.0, 4.0], before.ToArray());
        }
    }

    [TestMethod]
    public void AnExceptionInsideLeavesTheOuterStepOpen()
    {
        using (_outer.Step())
        {
            Assert.ThrowsExactly<ArgumentException>(() =>
            {
                using (_inner.Step())
                    _x.Reshape(3);
            });
            Assert.IsTrue(Tape<double>.IsInStep);
            _ = _x * 2;
        }

        Assert.AreEqual(1, _outer.Count);
    }

    [TestMethod]
    public void StepsEndedInTheWrongOrderLeaveNoneOpen() => OtherThread.Run(() =>
    {
        Tape<double>.Scope outer = _outer.Step(), inner = _inner.Step();
        bool refused = false;
        try
        {
            outer.Dispose();
        }
        catch (InvalidOperationException)
        {
            refused = true;
        }

        inner.Dispose();
        if (refused)
            outer.Dispose();
        Assert.IsFalse(Tape<double>.IsInStep);
        Variable<double> y = _x * 2;
        using (_outer.Step())
            _ = _x * 3;
        Assert.AreSequenceEqual([2.0, 4.0], y.ToArray());
    });

    [TestMethod]
    public void ANestedStepAllocatesNothing() => Assert.AreEqual(0, Allocation.Of(
        () =>
        {
            using (_outer.Step())
            {
                Variable<double> y = _x * 2;
                using (_inner.Step())
                    (y * y).Sum().Backward();
            }
        },
        times: 100));
}
