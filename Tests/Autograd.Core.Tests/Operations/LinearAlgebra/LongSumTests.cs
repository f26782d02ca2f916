namespace Autograd.Core.Tests.Operations.LinearAlgebra;

/// <summary>Gradients summed over very many rows keep their digits in single precision.</summary>
[TestClass]
public sealed class LongSumTests
{
    private const int Rows = 1_000_000;

    [TestMethod]
    public void TheGradientsOfLinear()
    {
        Variable<float> x = Variable.Full([Rows, 3], 0.1f);
        Variable<float> weight = Variable.Zeros<float>([2, 3], requiresGrad: true), bias = Variable.Zeros<float>([2], requiresGrad: true);

        x.Linear(weight, bias).Backward(Variable.Full([Rows, 2], 0.1f));

        Assert.AreEqual(Rows * 0.1, bias.Grad!.Value[0].Item(), Rows * 0.1 * 1e-6);
        Assert.AreEqual(Rows * 0.01, weight.Grad!.Value[1][2].Item(), Rows * 0.01 * 1e-5);
    }

    [TestMethod]
    public void TheGradientOfExpand()
    {
        Variable<float> x = Variable.Zeros<float>([3], requiresGrad: true);

        x.Expand(Rows, 3).Backward(Variable.Full([Rows, 3], 0.1f));

        Assert.AreEqual(Rows * 0.1, x.Grad!.Value[1].Item(), Rows * 0.1 * 1e-6);
    }
}
