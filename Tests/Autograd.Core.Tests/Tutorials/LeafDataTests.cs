using System.Numerics;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tutorials;

/// <summary>Acceptance rows 4.1, 4.4, 4.11, 4.14 and 4.32: leaves, their types, and reaching their data without the graph.</summary>
[TestClass]
public sealed class LeafDataTests
{
    [TestMethod]
    public void Row_4_1_DifferentiateTheLossAndUpdate()
    {
        Variable<double> w = Variable.Scalar(3.0, requiresGrad: true), b = Variable.Scalar(1.0, requiresGrad: true);
        ((w * 2) + b - 5).Square().Backward();
        using (GradMode.NoGrad())
        {
            w -= 0.1 * w.Grad!.Value;
            b -= 0.1 * b.Grad!.Value;
        }

        Close.Within(1e-12, 2.2, w.Item());
        Close.Within(1e-12, 0.6, b.Item());
    }

    /// <summary>What PyTorch refuses when it runs, the compiler refuses here: there is no variable of integers.</summary>
    [TestMethod]
    public void Row_4_4_AScalarOfFloatingPointNumbersOnly()
    {
        Variable<float> w = Variable.Scalar(10f, requiresGrad: true);
        Assert.AreEqual(Shape.Scalar, w.Shape);
        Type[] constraints = typeof(Variable<>).GetGenericArguments()[0].GetGenericParameterConstraints();
        Assert.Contains(typeof(IFloatingPointIeee754<>), constraints.Where(type => type.IsGenericType).Select(type => type.GetGenericTypeDefinition()));
        Assert.ThrowsExactly<ArgumentException>(() => typeof(Variable<>).MakeGenericType(typeof(int)));
    }

    /// <summary>Detach is the way to the data that PyTorch advises instead of <c>.data</c>: the same update, and a wrong gradient is refused instead of given.</summary>
    [TestMethod]
    public void Row_4_11_AnUpdateThroughTheDetachedData()
    {
        Variable<double> w = Variable.Scalar(10.0, requiresGrad: true);
        Variable<double> loss = w.Pow(2) + 20, late = w.Pow(2);
        loss.Backward();
        w.Detach().Sub_(w.Grad!.Value * 0.01);

        Close.Within(1e-12, 9.8, w.Item());
        Assert.IsTrue(w.IsLeaf);
        Assert.IsTrue(w.RequiresGrad);
        Expect.Error<InvalidOperationException>(() => late.Backward(), "has been modified by an in-place operation");
    }

    [TestMethod]
    public void Row_4_14_ElementsOfAVariableThatRequiresGradAreNotHandedOut()
    {
        var t = Variable.Create([10.0, 20.0], requiresGrad: true);
        Expect.Error<InvalidOperationException>(() => t.AsSpan(), "can't be called on a variable that requires grad. Use Detach().AsSpan() instead.");
        Expect.Error<InvalidOperationException>(() => t.ToTensor(), "can't be called on a variable that requires grad. Use Detach().ToTensor() instead.");
        Assert.AreSequenceEqual([10.0, 20.0], t.Detach().AsSpan().ToArray());
    }

    /// <summary>Unlike <c>.data</c>, what is detached shares the version too.</summary>
    [TestMethod]
    public void Row_4_32_DetachedDataShareStorageAndHaveNoHistory()
    {
        var t = Variable.Create([10.0, 20.0], requiresGrad: true);
        Variable<double> data = t.Detach();
        Assert.IsFalse(data.RequiresGrad);
        Assert.IsNull(data.GradFn);
        data.Fill_(1);
        Assert.AreSequenceEqual([1.0, 1.0], t.ToArray());
        Assert.AreEqual(t.Version, data.Version);
    }
}
