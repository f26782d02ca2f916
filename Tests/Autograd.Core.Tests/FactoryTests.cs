using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests;

/// <summary>Making variables.</summary>
[TestClass]
public sealed class FactoryTests
{
    [TestMethod]
    public void CreateCopiesTheElements()
    {
        double[] elements = [1, 2, 3, 4];
        var vector = Variable.Create(elements);
        var matrix = Variable.Create(elements, [2, 2]);
        var fromSpan = Variable.Create<double>(elements.AsSpan(1, 2));
        elements[1] = 100;
        Assert.AreEqual<Shape>([4], vector.Shape);
        Assert.AreEqual<Shape>([2, 2], matrix.Shape);
        Assert.AreSequenceEqual([1.0, 2.0, 3.0, 4.0], vector.ToArray());
        Assert.AreSequenceEqual([1.0, 2.0, 3.0, 4.0], matrix.ToArray());
        Assert.AreSequenceEqual([2.0, 3.0], fromSpan.ToArray());
    }

    [TestMethod]
    public void TheOthersFill()
    {
        Assert.AreSequenceEqual([0f, 0f], Variable.Zeros<float>([2]).ToArray());
        Assert.AreSequenceEqual([1f, 1f], Variable.Ones<float>([2, 1]).ToArray());
        Assert.AreSequenceEqual([2.5, 2.5], Variable.Full([1, 2], 2.5).ToArray());
        Assert.AreSequenceEqual([7.0], Variable.Scalar(7.0).ToArray());
        Assert.AreEqual(Shape.Scalar, Variable.Scalar(7.0).Shape);
        Assert.IsEmpty(Variable.Zeros<float>([0, 3]).ToArray());
    }

    [TestMethod]
    public void WhatIsMadeIsALeafThatRequiresGradOnRequest()
    {
        foreach (bool requiresGrad in new[] { false, true })
        {
            Variable<double>[] made =
            [
                Variable.Create([1.0], requiresGrad), Variable.Create([1.0], [1, 1], requiresGrad), Variable.Scalar(1.0, requiresGrad),
                Variable.Zeros<double>([1], requiresGrad), Variable.Ones<double>([1], requiresGrad), Variable.Full([1], 1.0, requiresGrad),
            ];
            foreach (Variable<double> variable in made)
            {
                Assert.AreEqual(requiresGrad, variable.RequiresGrad);
                Assert.IsTrue(variable.IsLeaf);
                Assert.IsNull(variable.GradFn);
                Assert.IsNull(variable.Grad);
                Assert.AreEqual(0, variable.Version);
            }
        }
    }

    [TestMethod]
    public void NoGradDoesNotKeepAFactoryFromRequiringGrad()
    {
        using GradMode.Scope scope = GradMode.NoGrad();
        Assert.IsTrue(Variable.Create([1.0], requiresGrad: true).RequiresGrad);
        Assert.IsTrue(Variable.Zeros<double>([1], requiresGrad: true).RequiresGrad);
    }

    [TestMethod]
    public void TheShapeMustHoldTheElements()
        => Expect.Error<ArgumentException>(() => Variable.Create([1.0, 2.0, 3.0], [2, 2]), "Create: shape [2, 2] holds 4 elements, got 3", "'shape'");
}
