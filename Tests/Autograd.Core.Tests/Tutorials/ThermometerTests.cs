using System.Numerics;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tutorials;

/// <summary>Acceptance rows 2.4 to 2.11 and 2.13: calibrating a thermometer.</summary>
[TestClass]
public sealed class ThermometerTests
{
    private readonly Variable<double> _readings = Thermometer.UnknownUnits<double>();

    [TestMethod]
    public void Row_2_4_NoGradientBeforeTheFirstBackward()
        => Assert.IsNull(Variable.Create([1.0, 0.0], requiresGrad: true).Grad);

    [TestMethod]
    public void Row_2_5_ParametersUnbindIntoScalarViewsAndOneGradientComesBack()
    {
        var parameters = Variable.Create([1.0, 0.0], requiresGrad: true);
        var (w, b) = parameters.Unbind();
        Assert.AreEqual(Shape.Scalar, w.Shape);
        Assert.AreEqual(Shape.Scalar, b.Shape);
        Assert.AreEqual(1, w.Item());
        using (GradMode.NoGrad())
            parameters.Fill_(3);
        Assert.AreEqual(3, w.Item(), "a view shares the elements");

        ((2 * w) + (5 * b)).Backward();
        Assert.AreSequenceEqual([2.0, 5.0], parameters.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void Row_2_5_TheViewsAreMadeByUnbind()
        => Assert.AreEqual("UnbindBackward0", Variable.Create([1.0, 0.0], requiresGrad: true).Unbind()[0].GradFn?.Name);

    [TestMethod]
    public void Rows_2_6_And_2_7_FirstLossAndGradientOnRawReadings()
    {
        var parameters = Variable.Create([1.0, 0.0], requiresGrad: true);
        Variable<double> loss = Thermometer.Loss(_readings, parameters);
        Close.Within(1e-10, 1763.8845454545455, loss.Item());
        loss.Backward();
        Close.Within(1e-10, [4517.296363636364, 82.6], parameters.Grad!.Value);

        Variable<double> grad = parameters.Grad!.Value;
        grad.Zero_();
        Assert.AreSequenceEqual([0.0, 0.0], parameters.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void Row_2_8_FirstLossAndGradientOnScaledReadings()
    {
        var parameters = Variable.Create([1.0, 0.0], requiresGrad: true);
        Variable<double> loss = Thermometer.Loss(0.1 * _readings, parameters);
        Close.Within(1e-8, 80.3643455, loss.Item());
        loss.Backward();
        Close.Within(1e-8, [-77.6140364, -10.64], parameters.Grad!.Value);
    }

    [TestMethod]
    public void Row_2_9_ANewLeafEachEpoch()
    {
        var parameters = Variable.Create([1.0, 0.0], requiresGrad: true);
        Thermometer.Loss(0.1 * _readings, parameters).Backward();
        Variable<double> next = (parameters - (0.01 * parameters.Grad!.Value)).Detach().RequiresGrad_();
        Assert.IsTrue(next.IsLeaf);
        Assert.IsTrue(next.RequiresGrad);
        Assert.IsNull(next.Grad);
        Assert.IsNull(next.GradFn);
        Close.Within(1e-8, [1.776140364, 0.1064], next);
    }

    [TestMethod]
    public void Rows_2_10_And_2_11_FiveThousandEpochs()
    {
        double[] printed = [7.860124, 3.828542, 3.092191, 2.957699, 2.933135, 2.928648, 2.927829, 2.927679, 2.927652, 2.927647];
        Variable<double> scaled = 0.1 * _readings;
        var parameters = Variable.Create([1.0, 0.0], requiresGrad: true);
        for (int epoch = 1; epoch <= 5000; epoch++)
        {
            Variable<double> loss = Thermometer.Loss(scaled, parameters);
            loss.Backward();
            parameters = (parameters - (0.01 * parameters.Grad!.Value)).Detach().RequiresGrad_();
            if (epoch % 500 == 0)
                Close.Within(1e-5, printed[(epoch / 500) - 1], loss.Item(), $"loss of epoch {epoch}");
        }

        Close.Within(1e-9, [5.367089798, -17.301222521], parameters);
    }

    [TestMethod]
    public void Row_2_13_RawReadingsDiverge()
    {
        double[] losses = LossesOnRawReadings<double>();
        Close.Within(0.005, [1763.88, 5.80e6, 1.94e10], Variable.Create(losses[..3]), "first losses");
        Close.Within(0.005, 3.04e38, losses[10], "loss of epoch 11");
    }

    [TestMethod]
    public void Row_2_13_InSingleTheyOverflowAndNothingIsLeft()
    {
        float[] losses = LossesOnRawReadings<float>();
        Close.Within(0.005, [1763.88, 5.80e6, 1.94e10], Variable.Create(losses[..3]), "first losses");
        Assert.IsTrue(float.IsFinite(losses[9]));
        Assert.IsTrue(float.IsPositiveInfinity(losses[11]));
        Assert.IsTrue(float.IsNaN(losses[^1]));
    }

    private static T[] LossesOnRawReadings<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Variable<T> readings = Thermometer.UnknownUnits<T>();
        var parameters = Variable.Create([T.One, T.Zero], requiresGrad: true);
        var losses = new T[30];
        for (int epoch = 0; epoch < losses.Length; epoch++)
        {
            Variable<T> loss = Thermometer.Loss(readings, parameters);
            loss.Backward();
            parameters = (parameters - (T.CreateChecked(0.01) * parameters.Grad!.Value)).Detach().RequiresGrad_();
            losses[epoch] = loss.Item();
        }

        return losses;
    }
}
