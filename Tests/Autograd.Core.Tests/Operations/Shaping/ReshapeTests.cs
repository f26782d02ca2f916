using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations.Shaping;

/// <summary>Shapes that <c>Reshape</c> accepts.</summary>
[TestClass]
public sealed class ReshapeTests
{
    private readonly Variable<double> _six = Variable.Create([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]);

    [TestMethod]
    public void ElementsKeepTheirOrder()
    {
        Variable<double> matrix = _six.Reshape(2, 3);
        Assert.AreEqual<Shape>([2, 3], matrix.Shape);
        Assert.AreSequenceEqual([4.0, 5.0, 6.0], matrix[1].ToArray());
    }

    [TestMethod]
    public void OneLengthIsInferred()
    {
        Assert.AreEqual<Shape>([6, 1], _six.Reshape(-1, 1).Shape);
        Assert.AreEqual<Shape>([2, 3], _six.Reshape(2, -1).Shape);
        Assert.AreEqual<Shape>([6], _six.Reshape(2, 3).Reshape(-1).Shape);
        Assert.AreEqual<Shape>([0, 4], Variable.Zeros<double>([0]).Reshape(-1, 4).Shape);
    }

    [TestMethod]
    public void OneElementBecomesAScalarAndBack()
    {
        var one = Variable.Create([5.0]);
        Assert.AreEqual(Shape.Scalar, one.Reshape().Shape);
        Assert.AreEqual<Shape>([1, 1], one.Reshape().Reshape(1, -1).Shape);
    }

    [TestMethod]
    public void AnotherNumberOfElementsIsRefused()
    {
        Expect.Error<ArgumentException>(() => _six.Reshape(4), "Reshape: [6] has 6 elements and cannot become [4]");
        Expect.Error<ArgumentException>(() => _six.Reshape(4, -1), "cannot become [4, -1]");
        Expect.Error<ArgumentException>(() => _six.Reshape(), "cannot become []");
        Expect.Error<ArgumentException>(() => Variable.Zeros<double>([0]).Reshape(0, -1), "cannot become [0, -1]");
    }

    [TestMethod]
    public void OnlyOneLengthCanBeInferredAndNoneBeNegative()
    {
        Expect.Error<ArgumentException>(() => _six.Reshape(-1, -1), "[-1, -1]");
        Expect.Error<ArgumentException>(() => _six.Reshape(-2, -3), "negative", "[-2, -3]");
    }
}
