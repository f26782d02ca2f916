using System.Numerics;
using System.Text.Json;
using Autograd.Core.Optimizers;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tutorials;

/// <summary>Acceptance rows 0.2 to 0.14: a line through noisy points, with a linear layer, its loss and an optimizer.</summary>
[TestClass]
public sealed class NoisyLineTests
{
    private static readonly JsonElement Expected = TorchData.Read("expected_tutorials.json").GetProperty("000");

    private readonly Variable<float> _x;
    private readonly Variable<float> _y;
    private readonly Variable<float> _weight;
    private readonly Variable<float> _bias;

    public NoisyLineTests()
    {
        Variable.ManualSeed(42);
        _x = Variable.LinSpace(0f, 1f, 100).Reshape(-1, 1);
        _y = (2 * _x) + 1 + (Variable.RandN<float>(_x.Shape) * 0.1f);
        _weight = Variable.Zeros<float>([1, 1]).Uniform_(-1, 1).RequiresGrad_();
        _bias = Variable.Zeros<float>([1]).Uniform_(-1, 1).RequiresGrad_();
    }

    [TestMethod]
    [Description("0.4")]
    public void Row_0_4_LinSpaceAndAnInferredLength()
    {
        Assert.AreEqual<Shape>([100, 1], _x.Shape);
        Assert.AreEqual(0, _x[0].Item());
        Close.Within(1e-9, 0.0101010101, _x[1].Item());
        Assert.AreEqual(1, _x[99].Item());
    }

    [TestMethod]
    [Description("0.3, 0.5")]
    public void Rows_0_3_And_0_5_SeededNoise()
    {
        float[] y = _y.ToArray();
        Close.Within(1e-6, Expected.GetProperty("y_first5").Numbers(), Variable.Create(y[..5]));
        Close.Within(1e-6, [2.8888314, 2.8407502, 2.9719257, 3.0147846, 3.0617280], Variable.Create(y[95..]));
        Close.Within(1e-6, 2.0059765, y.Average(value => (double)value), "mean");
    }

    [TestMethod]
    [Description("0.6")]
    public void Row_0_6_PointsAreReadAsASpan() => Assert.AreEqual(100, _x.AsSpan().Length);

    [TestMethod]
    [Description("0.7")]
    public void Row_0_7_TheFirstParameters()
    {
        Close.Within(1e-9, 0.1563711166, _weight.Item());
        Close.Within(1e-9, -0.8799213171, _bias.Item());
    }

    [TestMethod]
    [Description("0.2, 0.8")]
    public void Rows_0_2_And_0_8_TheFirstLossAndGradient()
    {
        Variable<float> loss = Variable.MseLoss(_x.Linear(_weight, _bias), _y);
        loss.Backward();
        Close.Within(1e-5, 8.1800018, loss.Item());
        Close.Within(1e-5, -3.1201889, _weight.Grad!.Value.Item());
        Close.Within(1e-5, -5.6154246, _bias.Grad!.Value.Item());
    }

    [TestMethod]
    [Description("0.9, 0.10, 0.11, 0.12, 0.13, 0.14")]
    public void Rows_0_9_To_0_14_TwoHundredEpochs()
    {
        double[] printed = [3.10844481, 1.13863678, .43257162, .17887442, .08713840, .05341965, .04051246, .03509788, .03240657, .03072933];
        Train(_x, _y, _weight, _bias, printed, 1e-5);
        Close.Within(1e-5, 1.4967638, _weight.Item());
        Close.Within(1e-5, 1.2585869, _bias.Item());

        using (GradMode.NoGrad())
        {
            Variable<float> predicted = _x.Linear(_weight, _bias);
            Assert.IsFalse(predicted.RequiresGrad);
            Assert.IsNull(predicted.GradFn);
            Close.Within(1e-5, 1.2585870, predicted.AsSpan()[0]);
            Close.Within(1e-5, 2.7553506, predicted.AsSpan()[99]);
        }
    }

    [TestMethod]
    public void Row_0_11_InDouble()
    {
        double[] losses = Expected.GetProperty("losses").Numbers();
        Variable<double> weight = Doubled(_weight).RequiresGrad_(), bias = Doubled(_bias).RequiresGrad_();
        Train(Doubled(_x), Doubled(_y), weight, bias, losses, 1e-5);
        Close.Within(1e-5, Expected.GetProperty("w").GetDouble(), weight.Item());
        Close.Within(1e-5, Expected.GetProperty("b").GetDouble(), bias.Item());
    }

    /// <summary>Row 0.13: the line of least squares is another, two hundred epochs do not reach it.</summary>
    [TestMethod]
    [Description("0.13")]
    public void Row_0_13_LeastSquares()
    {
        double[] x = Doubled(_x).ToArray(), y = Doubled(_y).ToArray();
        double meanX = x.Average(), meanY = y.Average();
        double slope = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
        Close.Within(1e-6, 1.9941049, slope);
        Close.Within(1e-6, 1.0089241, meanY - (slope * meanX));
    }

    private static void Train<T>(Variable<T> x, Variable<T> y, Variable<T> weight, Variable<T> bias, double[] losses, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var optimizer = new SGD<T>([weight, bias], learningRate: 0.01);
        for (int epoch = 1; epoch <= 200; epoch++)
        {
            Variable<T> loss = Variable.MseLoss(x.Linear(weight, bias), y);
            optimizer.ZeroGrad();
            loss.Backward();
            optimizer.Step();
            if (epoch % 20 == 0)
                Close.Within(tolerance * losses[(epoch / 20) - 1], losses[(epoch / 20) - 1], double.CreateChecked(loss.Item()), $"loss of epoch {epoch}");
        }
    }

    private static Variable<double> Doubled(Variable<float> x) => Variable.Create([.. x.ToArray().Select(value => (double)value)], x.Shape);
}
