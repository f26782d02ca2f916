using System.Text.Json;
using Autograd.Core.Data;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tutorials;

/// <summary>Acceptance rows 4.15 and 4.17 to 4.20: detaching, generated data, data sets.</summary>
[TestClass]
public sealed class GeneratedDataTests
{
    private static readonly RegressionProblem<double> Problem = Datasets.MakeRegression<double>(samples: 100, features: 1, noise: 10, bias: 14.5, seed: 0);

    [TestMethod]
    [Description("4.15")]
    public void Row_4_15_DetachedElementsAreShared()
    {
        var t1 = Variable.Create([10f, 20f], requiresGrad: true);
        Variable<float> t2 = t1.Detach();
        ReadOnlySpan<float> t3 = t2.AsSpan();
        t2.AsWritableSpan()[0] = 1;
        Assert.AreSequenceEqual([1f, 20f], t1.ToArray());
        Assert.AreSequenceEqual([1f, 20f], t2.ToArray());
        Assert.AreSequenceEqual([1f, 20f], t3.ToArray());
        Assert.IsTrue(t1.RequiresGrad);
        Assert.IsFalse(t2.RequiresGrad);
    }

    [TestMethod]
    [Description("4.17, 4.18")]
    public void Rows_4_17_And_4_18_MakeRegression()
    {
        JsonElement expected = TorchData.Read("make_regression.json");
        Assert.AreEqual<Shape>([100, 1], Problem.X.Shape);
        Assert.AreEqual<Shape>([100], Problem.Y.Shape);
        Assert.AreEqual(Shape.Scalar, Problem.Coefficients.Shape);
        Close.Within(1e-14, expected.GetProperty("x").Numbers(), Problem.X);
        Close.Within(1e-14, expected.GetProperty("y").Numbers(), Problem.Y);
        Close.Within(1e-14, expected.GetProperty("coef").GetDouble(), Problem.Coefficients.Item());

        double[] x = Problem.X.ToArray(), y = Problem.Y.ToArray();
        Close.Within(1e-9, -2.5529898158, x.Min());
        Close.Within(1e-9, 2.2697546240, x.Max());
        Close.Within(1e-9, 0.0598080155, x.Average());
        Close.Within(1e-9, 16.2348017219, y.Average());
    }

    [TestMethod]
    [Description("4.17")]
    public void Row_4_17_LeastSquares()
    {
        double[] x = Problem.X.ToArray(), y = Problem.Y.ToArray();
        double meanX = x.Average(), meanY = y.Average();
        double slope = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
        double intercept = meanY - (slope * meanX);
        Close.Within(1e-8, 42.6194303, slope);
        Close.Within(1e-8, 13.6858182, intercept);
        Close.Within(1e-8, 114.1714862, x.Zip(y, (a, b) => Math.Pow(b - (slope * a) - intercept, 2)).Average());
    }

    [TestMethod]
    [Description("4.19")]
    public void Row_4_19_TensorDataset()
    {
        var dataset = new TensorDataset<double>(Problem.X, Problem.Y);
        Assert.AreEqual(100, dataset.Count);
        Assert.AreEqual("TensorDataset of 100: [100, 1], [100]", dataset.ToString());
        Close.Within(1e-9, -0.3595531615, dataset[0][0].Item());
        Close.Within(1e-9, -5.4558856099, dataset[0][1].Item());
    }

    [TestMethod]
    [Description("4.20")]
    public void Row_4_20_DataLoader()
    {
        var loader = new DataLoader<double>(new TensorDataset<double>(Problem.X, Problem.Y), batchSize: 16, shuffle: true);
        Assert.HasCount(7, loader);
        Assert.AreSequenceEqual([16, 16, 16, 16, 16, 16, 4], loader.Select(batch => batch.Count));
        int[] first = [.. loader.SelectMany(batch => batch.Indices.ToArray())], second = [.. loader.SelectMany(batch => batch.Indices.ToArray())];
        Assert.AreNotSequenceEqual(first, second);
        Assert.AreSequenceEqual(Enumerable.Range(0, 100), first.Order());
        foreach (var (x, y) in loader)
            Assert.AreEqual(x.Shape[0], y.Shape[0]);
    }
}
