namespace Autograd.Core.Tests.Operations.Shaping;

/// <summary>Which results share the elements of their input, and gradients through those that do.</summary>
[TestClass]
public sealed class ViewTests
{
    private static readonly double[] Six = [1, 2, 3, 4, 5, 6];

    private static readonly Dictionary<string, Func<Variable<double>, Variable<double>>> Views = new()
    {
        ["Reshape"] = x => x.Reshape(3, 2),
        ["Select 0"] = x => x.Select(0, 1),
        ["[1]"] = x => x[1],
        ["Narrow 0"] = x => x.Narrow(0, 0, 1),
        ["Unbind 0"] = x => x.Unbind()[0],
        ["Split 0"] = x => x.Split(1)[1],
        ["Slice 0"] = x => x.Slice(0, 1),
        ["[..1]"] = x => x[..1],
        ["Flatten"] = x => x.Flatten(),
        ["Unsqueeze"] = x => x.Unsqueeze(1),
        ["Squeeze"] = x => x.Narrow(0, 1, 1).Squeeze(),
        ["Expand without repetition"] = x => x.Expand(1, 2, 3),
        ["Detach"] = x => x.Detach(),
        ["view of a view"] = x => x.Reshape(3, 2).Narrow(0, 1, 2)[1],
    };

    private static readonly Dictionary<string, Func<Variable<double>, Variable<double>>> Copies = new()
    {
        ["Select 1"] = x => x.Select(1, 1),
        ["Narrow 1"] = x => x.Narrow(1, 0, 2),
        ["Unbind 1"] = x => x.Unbind(1)[2],
        ["Split 1"] = x => x.Split(2, 1)[0],
        ["Slice in steps"] = x => x.Slice(0, 0, 2, 2),
        ["Expand"] = x => x.Expand(2, 2, 3),
        ["Transpose"] = x => x.Narrow(0, 0, 1).Transpose(),
    };

    public static IEnumerable<string> ViewNames => Views.Keys;

    public static IEnumerable<string> CopyNames => Copies.Keys;

    [TestMethod]
    [DynamicData(nameof(ViewNames))]
    public void AViewShowsChangesBothWaysAndSharesTheVersion(string name)
    {
        var x = Variable.Create(Six, [2, 3]);
        Variable<double> view = Views[name](x);
        x.Fill_(8);
        Assert.IsTrue(view.ToArray().All(element => element == 8));
        Assert.AreEqual(1, view.Version);
        view.Fill_(9);
        Assert.AreEqual(view.FlattenedLength, x.ToArray().Count(element => element == 9));
        Assert.AreEqual(2, x.Version);
    }

    [TestMethod]
    [DynamicData(nameof(ViewNames))]
    public void AViewOfAParameterSharesItsElementsUnderNoGradToo(string name)
    {
        var x = Variable.Create(Six, [2, 3], requiresGrad: true);
        using GradMode.Scope scope = GradMode.NoGrad();
        Views[name](x).Fill_(9);
        Assert.Contains(9, x.ToArray());
        Assert.AreEqual(1, x.Version);
    }

    [TestMethod]
    [DynamicData(nameof(CopyNames))]
    public void ACopyDoesNot(string name)
    {
        var x = Variable.Create(Six, [2, 3]);
        Variable<double> copy = Copies[name](x);
        double[] before = copy.ToArray();
        x.Fill_(8);
        Assert.AreSequenceEqual(before, copy.ToArray());
        copy.Fill_(9);
        Assert.AreEqual(8, x[0][0].Item());
        Assert.AreEqual(1, x.Version);
    }

    [TestMethod]
    public void GradientsOfOverlappingViewsAddUp()
    {
        var x = Variable.Create([1.0, 2.0, 3.0], requiresGrad: true);
        ((x.Narrow(0, 0, 2) * x.Narrow(0, 1, 2)).Sum() + (10 * x[0])).Backward();
        Assert.AreSequenceEqual([2.0 + 10, 1 + 3, 2], x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void GradientsOfViewsOfViewsReachTheirPlace()
    {
        var x = Variable.Create(Six, [2, 3], requiresGrad: true);
        Variable<double> row = x[1], part = row.Narrow(0, 1, 2).Reshape(2, 1);
        (part * part).Sum().Backward();
        Assert.AreSequenceEqual([0.0, 0, 0, 0, 10, 12], x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void GradientsOfViewsOfResults()
    {
        var x = Variable.Create(Six, [2, 3], requiresGrad: true);
        Variable<double> squares = x * x;
        (squares[0].Sum() + squares.Select(1, 2).Sum()).Backward();
        Assert.AreSequenceEqual([2.0, 4, 12, 0, 0, 12], x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void AViewCanKeepItsGradient()
    {
        var x = Variable.Create(Six, [2, 3], requiresGrad: true);
        Variable<double> row = x[1];
        row.RetainGrad();
        (row * 2).Sum().Backward();
        Assert.AreSequenceEqual([2.0, 2, 2], row.Grad!.Value.ToArray());
        Assert.AreSequenceEqual([0.0, 0, 0, 2, 2, 2], x.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void ASavedViewSeesAChangeOfItsBase()
    {
        var x = Variable.Create(Six, [2, 3]);
        var w = Variable.Create([1.0, 1, 1], requiresGrad: true);
        Variable<double> y = (w * x[0]).Sum();
        x[1].Fill_(0);
        Support.Expect.Error<InvalidOperationException>(() => y.Backward(), "modified by an in-place operation");
    }
}
