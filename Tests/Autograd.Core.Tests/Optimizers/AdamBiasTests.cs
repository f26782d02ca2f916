using Autograd.Core.Optimizers;

namespace Autograd.Core.Tests.Optimizers;

/// <summary>Adam corrects the bias of each parameter's averages by the steps that this parameter has taken, with its group's β.</summary>
[TestClass]
public sealed class AdamBiasTests
{
    [TestMethod]
    public void ParametersThatBeginLaterOrHaveOtherBetasGoTheirOwnWay()
    {
        Variable<double>[] together = NewParameters(), apart = NewParameters();
        var optimizer = new Adam<double>([new ParameterGroup<double>(together[..2]), new ParameterGroup<double>(together[2..]) { Beta1 = 0.5, Beta2 = 0.9 }], learningRate: 0.1);
        Adam<double>[] optimizers =
        [
            new([apart[0]], learningRate: 0.1),
            new([apart[1]], learningRate: 0.1),
            new([apart[2]], learningRate: 0.1, beta1: 0.5, beta2: 0.9),
        ];

        for (int step = 0; step < 6; step++)
        {
            for (int i = 0; i < together.Length; i++)
            {
                bool takesPart = i != 1 || step >= 3;
                together[i].SetGrad(takesPart ? Variable.Create([step - 2.5]) : null);
                apart[i].SetGrad(takesPart ? Variable.Create([step - 2.5]) : null);
                optimizers[i].Step();
            }

            optimizer.Step();
            for (int i = 0; i < together.Length; i++)
                Assert.AreEqual(apart[i].Item(), together[i].Item(), $"parameter {i}, step {step}");
        }

        Assert.AreNotEqual(together[0].Item(), together[1].Item());
        Assert.AreNotEqual(together[0].Item(), together[2].Item());
    }

    private static Variable<double>[] NewParameters() => [.. Enumerable.Range(0, 3).Select(_ => Variable.Create([1.0], requiresGrad: true))];
}
