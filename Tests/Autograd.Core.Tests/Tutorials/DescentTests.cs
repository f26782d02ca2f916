using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tutorials;

/// <summary>Acceptance rows 4.2 to 4.13: descending on w² + 20 from w = 10.</summary>
[TestClass]
public sealed class DescentTests
{
    private Variable<float> _w = Variable.Scalar(10f, requiresGrad: true);

    [TestMethod]
    public void Row_4_2_AVectorHasNoImplicitGradientButItsSumHas()
    {
        var v = Variable.Create([1.0, 2.0], requiresGrad: true);
        Expect.Error<InvalidOperationException>(() => (2 * v).Backward(), "grad can be implicitly created only for scalar outputs", "[2]", "Sum()");
        (2 * v).Sum().Backward();
        Assert.AreSequenceEqual([2.0, 2.0], v.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void Row_4_3_RequiresGradIsOffByDefault() => Assert.IsFalse(Variable.Scalar(10f).RequiresGrad);

    [TestMethod]
    public void Row_4_5_TheLastFunctionIsTheAddition() => Assert.AreEqual("AddBackward0", Loss(_w).GradFn?.Name);

    [TestMethod]
    public void Row_4_6_FirstValueAndLoss()
    {
        Assert.AreEqual(10f, _w.Item());
        Assert.AreEqual(120f, Loss(_w).Item());
    }

    [TestMethod]
    public void Rows_4_7_To_4_9_DescentInPlace()
    {
        double[] values = [9.800000190734863, 9.604000091552734, 9.411920547485352, 9.223682403564453, 9.03920841217041, 8.858424186706543, 8.681255340576172, 8.507630348205566, 8.337477684020996, 8.170727729797363];
        double[] losses = [120, 116.04000091552734, 112.23681640625, 108.5842514038086, 105.0763168334961, 101.70729064941406, 98.4716796875, 95.36419677734375, 92.37977600097656, 89.51353454589844];
        for (int i = 0; i < values.Length; i++)
        {
            Variable<float> loss = Loss(_w);
            _w.Grad?.Zero_();
            loss.Backward();
            using (GradMode.NoGrad())
                _w -= 0.01f * _w.Grad!.Value;
            Close.Within(1e-7, values[i], _w.Item(), $"w after step {i}");
            Close.Within(1e-7, losses[i], loss.Item(), $"loss of step {i}");
        }

        Assert.IsTrue(_w.IsLeaf);
        Assert.IsTrue(_w.RequiresGrad);
    }

    [TestMethod]
    public void Row_4_9_InDouble()
    {
        var w = Variable.Scalar(10.0, requiresGrad: true);
        for (int i = 0; i < 10; i++)
        {
            w.Grad?.Zero_();
            (w.Pow(2) + 20).Backward();
            using (GradMode.NoGrad())
                w -= 0.01 * w.Grad!.Value;
            Close.Within(1e-12, 10 * Math.Pow(0.98, i + 1), w.Item());
        }

        Close.Within(1e-12, 8.17072806887547, w.Item());
    }

    [TestMethod]
    public void Row_4_10_WithoutZeroingTheGradientsAccumulate()
    {
        double[] values = [9.8, 9.404, 8.81992, 8.0594416, 7.137774368, 6.0733516486, 4.8874618963, 3.6038229060, 2.2481074577, 0.8474298601];
        var w = Variable.Scalar(10.0, requiresGrad: true);
        foreach (double value in values)
        {
            (w.Pow(2) + 20).Backward();
            using (GradMode.NoGrad())
                w -= 0.01 * w.Grad!.Value;
            Close.Within(1e-10, value, w.Item());
        }
    }

    [TestMethod]
    public void Row_4_12_AnUpdateOutOfPlaceUnderNoGradLosesTheGradient()
    {
        Loss(_w).Backward();
        using (GradMode.NoGrad())
            _w = _w - (0.01f * _w.Grad!.Value);
        Assert.IsFalse(_w.RequiresGrad);
        Expect.Error<InvalidOperationException>(
            () => Loss(_w).Backward(), "does not require grad and does not have a grad_fn", "requiresGrad: true");
    }

    [TestMethod]
    public void Row_4_12_AnUpdateOutOfPlaceWithRecordingLeavesTheGradientWithTheOldLeaf()
    {
        Loss(_w).Backward();
        Variable<float> next = _w - (0.01f * _w.Grad!.Value);
        Assert.IsFalse(next.IsLeaf);
        Loss(next).Backward();
        Assert.IsNull(next.Grad);
        Close.Within(1e-6, 39.6, _w.Grad!.Value.Item());
    }

    [TestMethod]
    public void Row_4_13_ALeafIsNotChangedInPlaceWhileRecording()
    {
        Loss(_w).Backward();
        Expect.Error<InvalidOperationException>(
            () => _w -= 0.01f * _w.Grad!.Value, "Sub_", "a leaf Variable that requires grad is being used in an in-place operation", "GradMode.NoGrad()");
        Assert.AreEqual(10f, _w.Item());
    }

    private static Variable<float> Loss(Variable<float> w) => w.Pow(2) + 20;
}
