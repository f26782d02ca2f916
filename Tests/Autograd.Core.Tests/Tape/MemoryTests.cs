using System.Runtime.CompilerServices;

namespace Autograd.Core.Tests.Tape;

/// <summary>What the garbage collector can take back.</summary>
[TestClass]
public sealed class MemoryTests
{
    [TestMethod]
    public void WithoutATapeMemoryStaysFlat()
    {
        var model = new Regression<float>();
        for (int i = 0; i < 1_000; i++)
            model.Descend(model.Loss());
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < 100_000; i++)
            model.Descend(model.Loss());
        Assert.IsLessThan(100_000, GC.GetTotalMemory(forceFullCollection: true) - before);
    }

    [TestMethod]
    public void BackwardLetsGoOfWhatWasSavedThoughTheRootLives()
    {
        const int Length = 1 << 18;
        Variable<float> x = Variable.Ones<float>([Length], requiresGrad: true);
        SumOfSquares(x).Backward(); // fills the pools
        Variable<float> root = SumOfSquares(x);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        root.Backward();
        long after = GC.GetTotalMemory(forceFullCollection: true);
        Assert.IsGreaterThan(Length * sizeof(float) * 9 / 10, before - after);
        Assert.AreEqual(4f * Length, root.Item());
    }

    /// <summary>Σ (2x)², where only the graph refers to 2x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Variable<float> SumOfSquares(Variable<float> x) => (2 * x).Square().Sum();
}
