namespace Autograd.Core.Tests.Tutorials;

/// <summary>Acceptance row 3.2: z = x² + 3y.</summary>
[TestClass]
public sealed class FirstGradientTests
{
    [TestMethod]
    public void Row_3_2_PowerAndReversedProduct()
    {
        var x = Variable.Create([2.0], requiresGrad: true);
        var y = Variable.Create([3.0], requiresGrad: true);
        Variable<double> z = x.Pow(2) + (3 * y);
        z.Backward();
        Assert.AreSequenceEqual([13.0], z.ToArray());
        Assert.AreSequenceEqual([4.0], x.Grad!.Value.ToArray());
        Assert.AreSequenceEqual([3.0], y.Grad!.Value.ToArray());
    }
}
