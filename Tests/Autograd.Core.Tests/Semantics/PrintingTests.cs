namespace Autograd.Core.Tests.Semantics;

/// <summary>Variables print as PyTorch prints tensors; expected texts are PyTorch's.</summary>
[TestClass]
public sealed class PrintingTests
{
    [TestMethod]
    [Description("4.16")]
    public void Row_4_16_ALeafThatRequiresGrad()
        => Assert.AreEqual("tensor([10., 20.], requires_grad=True)", Variable.Create([10f, 20f], requiresGrad: true).ToString());

    [TestMethod]
    [Description("4.21")]
    public void Row_4_21_AParameter()
        => Assert.AreEqual(
            "Parameter containing:\ntensor([[-0.0075]], requires_grad=True)",
            Variable.Parameter(Variable.Create([-0.0074868f], [1, 1])).ToString());

    [TestMethod]
    public void ATypeThatIsNotTheDefault_IsNamed()
        => Assert.AreEqual("tensor([1.5000, 2.0000], dtype=torch.float64)", Variable.Create([1.5, 2.0]).ToString());

    [TestMethod]
    public void AResult_NamesItsFunction()
        => Assert.AreEqual("tensor([3.], grad_fn=<AddBackward0>)", (Variable.Create([2f], requiresGrad: true) + 1).ToString());

    [TestMethod]
    public void AScalar_HasNoBrackets()
    {
        Assert.AreEqual("tensor(10.)", Variable.Scalar(10f).ToString());
        Assert.AreEqual("tensor(0.1235)", Variable.Scalar(0.123456f).ToString());
    }

    [TestMethod]
    public void Empties_TellTheirSize()
    {
        Assert.AreEqual("tensor([])", Variable.Zeros<float>([0]).ToString());
        Assert.AreEqual("tensor([], size=(0, 3))", Variable.Zeros<float>([0, 3]).ToString());
    }

    [TestMethod]
    public void ColumnsAreAligned()
        => Assert.AreEqual(
            "tensor([[ 1.0000, -2.5000],\n        [10.2500,  0.0000]])",
            Variable.Create([1f, -2.5f, 10.25f, 0f], [2, 2]).ToString());

    [TestMethod]
    public void MatricesAreApart()
        => Assert.AreEqual("tensor([[[1., 2.]],\n\n        [[3., 4.]]])", Variable.Create([1f, 2f, 3f, 4f], [2, 1, 2]).ToString());

    [TestMethod]
    public void WideRangesAreScientific()
    {
        Assert.AreEqual("tensor([1.0000e-05, 1.0000e+00])", Variable.Create([1e-5f, 1f]).ToString());
        Assert.AreEqual("tensor([1.0000e+00, 2.0000e+09])", Variable.Create([1f, 2e9f]).ToString());
    }

    [TestMethod]
    public void WhatIsNotFinite()
    {
        Assert.AreEqual("tensor([ nan,  inf, -inf,   1.])", Variable.Create([float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1f]).ToString());
        Assert.AreEqual("tensor(nan)", Variable.Scalar(float.NaN).ToString());
    }

    [TestMethod]
    public void LongVectorsWrapAtEightyCharacters()
        => Assert.AreEqual(
            "tensor([ 0.,  1.,  2.,  3.,  4.,  5.,  6.,  7.,  8.,  9., 10., 11., 12., 13.,\n        14., 15., 16., 17., 18., 19.])",
            Variable.Create([.. Enumerable.Range(0, 20).Select(i => (float)i)]).ToString());

    [TestMethod]
    public void MoreThanAThousandElementsAreAbridged()
        => Assert.AreEqual(
            "tensor([0.0000e+00, 1.0000e+00, 2.0000e+00,  ..., 1.9980e+03, 1.9990e+03,\n        2.0000e+03])",
            Variable.Create([.. Enumerable.Range(0, 2001).Select(i => (float)i)]).ToString());
}
