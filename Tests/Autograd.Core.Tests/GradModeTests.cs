using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests;

/// <summary>Switching recording off and on.</summary>
[TestClass]
public sealed class GradModeTests
{
    private readonly Variable<double> _x = Variable.Create([1.0], requiresGrad: true);

    [TestMethod]
    public void RecordingIsOnByDefault()
    {
        Assert.IsTrue(GradMode.IsGradEnabled);
        Assert.IsTrue((_x + 1).RequiresGrad);
    }

    [TestMethod]
    public void NoGradSwitchesItOffUntilTheScopeEnds()
    {
        using (GradMode.NoGrad())
        {
            Assert.IsFalse(GradMode.IsGradEnabled);
            Assert.IsFalse((_x + 1).RequiresGrad);
        }

        Assert.IsTrue(GradMode.IsGradEnabled);
    }

    [TestMethod]
    public void ScopesNestAndEachRestoresWhatItFound()
    {
        using (GradMode.NoGrad())
        {
            using (GradMode.EnableGrad())
            {
                Assert.IsTrue((_x + 1).RequiresGrad);
                using (GradMode.NoGrad())
                    Assert.IsFalse(GradMode.IsGradEnabled);
                Assert.IsTrue(GradMode.IsGradEnabled);
            }

            Assert.IsFalse(GradMode.IsGradEnabled);
            using (GradMode.NoGrad())
                Assert.IsFalse(GradMode.IsGradEnabled);
            Assert.IsFalse(GradMode.IsGradEnabled);
        }

        Assert.IsTrue(GradMode.IsGradEnabled);
    }

    [TestMethod]
    public void SetGradEnabledTakesAFlag()
    {
        foreach (bool enabled in new[] { true, false })
        {
            using (GradMode.SetGradEnabled(enabled))
                Assert.AreEqual(enabled, (_x + 1).RequiresGrad);
        }
    }

    [TestMethod]
    public void AnExceptionEndsTheScopeToo()
    {
        Assert.ThrowsExactly<ArgumentException>(() =>
        {
            using GradMode.Scope scope = GradMode.NoGrad();
            _x.Reshape(2);
        });
        Assert.IsTrue(GradMode.IsGradEnabled);
    }

    [TestMethod]
    public void TheModeBelongsToTheThread()
    {
        using GradMode.Scope scope = GradMode.NoGrad();
        OtherThread.Run(() =>
        {
            Assert.IsTrue((_x + 1).RequiresGrad);
            GradMode.NoGrad();
        });
        using (GradMode.EnableGrad())
            OtherThread.Run(() => Assert.IsTrue(GradMode.IsGradEnabled));
        Assert.IsFalse(GradMode.IsGradEnabled);
    }

    [TestMethod]
    public void ARecordMadeBeforeStaysWhole()
    {
        Variable<double> y = _x * 3, z;
        using (GradMode.NoGrad())
            z = y * 5;
        (y + z).Backward();
        Assert.AreEqual(3, _x.Grad!.Value.Item());
    }
}
