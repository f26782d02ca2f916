using System.Text.Json;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tutorials;

/// <summary>Acceptance rows 1.12 to 1.20: linear regression by hand.</summary>
[TestClass]
public sealed class ManualRegressionTests
{
    private const float LearningRate = 0.05f;

    private static readonly JsonElement[] Table = [.. TorchData.Read("expected_tutorials.json").GetProperty("001").GetProperty("table").EnumerateArray()];

    private readonly Variable<float> _x;
    private readonly Variable<float> _y;
    private readonly Variable<float> _w;
    private readonly Variable<float> _b;

    public ManualRegressionTests()
    {
        Variable.ManualSeed(10);
        _x = Variable.Rand<float>([20, 1]) * 10;
        _y = (2 * _x) + (5 + Variable.RandN<float>([20, 1]));
        _w = Variable.RandN<float>([1], requiresGrad: true);
        _b = Variable.Zeros<float>([1], requiresGrad: true);
    }

    [TestMethod]
    [Description("1.13")]
    public void Row_1_13_SeededDataAndParameters()
    {
        Close.Within(1e-7, [4.5808463, 4.8285656, 3.1249833, 6.1502166, 2.1394730], Variable.Create(_x.ToArray()[..5]));
        Close.Within(1e-7, [15.2379761, 14.5909023, 11.3814936, 17.4685268, 10.9083595], Variable.Create(_y.ToArray()[..5]));
        Close.Within(1e-7, 2.2843969, _w.Item());
        Assert.AreEqual(0, _b.Item());
    }

    [TestMethod]
    [Description("1.14, 1.15")]
    public void Rows_1_14_And_1_15_TheFirstStep()
    {
        Variable<float> loss = Loss();
        loss.Backward();
        Close.Within(1e-6, 7.1646895, loss.Item());
        Assert.AreEqual<Shape>([1], _w.Grad!.Value.Shape, "reduced from [20, 1]");
        Close.Within(1e-6, -19.0358315, _w.Grad!.Value.Item());
        Close.Within(1e-6, -3.6366003, _b.Grad!.Value.Item());
    }

    [TestMethod]
    [Description("1.16, 1.17")]
    public void Rows_1_16_And_1_17_UpdatesWithoutHistoryAndZeroedGradients()
    {
        Step();
        Assert.IsTrue(_w.IsLeaf);
        Assert.IsTrue(_w.RequiresGrad);
        Assert.AreSequenceEqual([0f], _w.Grad!.Value.ToArray());
        Assert.AreSequenceEqual([0f], _b.Grad!.Value.ToArray());
    }

    [TestMethod]
    [Description("1.19, 1.20")]
    public void Rows_1_19_And_1_20_StoppingWhereTheTableIsPrinted()
    {
        float loss = 0;
        for (int iteration = 0; ; iteration++)
        {
            loss = Step();
            if (iteration % 5 != 0)
                continue;
            double[] row = Table[iteration / 5].Numbers();
            Assert.AreEqual(iteration, row[0]);
            Close.Within(1e-5, [row[1], row[2], row[3]], Variable.Create([loss, _w.Item(), _b.Item()]), $"iteration {iteration}");
            if (loss >= 1)
                continue;
            Assert.AreEqual(80, iteration);
            break;
        }

        Close.Within(1e-6, [0.9836639, 2.5560505, 1.8169769], Variable.Create([loss, _w.Item(), _b.Item()]), "the end");
    }

    [TestMethod]
    [Description("1.19")]
    public void Row_1_19_StoppingAtOnce()
    {
        int iteration = 0;
        float loss = Step();
        for (; loss >= 1; iteration++)
            loss = Step();
        Assert.AreEqual(78, iteration);
        Close.Within(1e-6, [0.9955200, 2.5615494, 1.7831335], Variable.Create([loss, _w.Item(), _b.Item()]), "the end");
    }

    private Variable<float> Loss()
    {
        Variable<float> prediction = Variable.Add(Variable.Mul(_w, _x), _b);
        return (0.5f * (_y - prediction).Pow(2)).Mean();
    }

    /// <summary>One iteration, b before w as in the tutorial.</summary>
    private float Step()
    {
        Variable<float> loss = Loss();
        loss.Backward();
        _b.Detach().Sub_(LearningRate * _b.Grad!.Value);
        _w.Detach().Sub_(LearningRate * _w.Grad!.Value);
        _w.Grad!.Value.Zero_();
        _b.Grad!.Value.Zero_();
        return loss.Item();
    }
}
