namespace Autograd.Core.Tests.Properties;

/// <summary>
/// Memory does not grow with the number of steps, in either lifetime, nor with changes in place and views. <c>AUTOGRAD_PROPERTY_FACTOR=5</c> makes it a
/// million steps.
/// </summary>
[TestClass]
public sealed class FlatMemoryTests
{
    private static readonly int Steps = 200_000 * Seeded.Factor;

    private readonly Variable<float> _w = Variable.Scalar(0.5f, requiresGrad: true);
    private readonly Variable<float> _x = Variable.Scalar(2f);
    private readonly Variable<float> _total = Variable.Zeros<float>([2]);

    [TestMethod]
    public void StepsInTheDefaultLifetime() => AssertFlat(Steps, () =>
    {
        (_w * _x).Backward();
        _w.SetGrad(null);
    });

    [TestMethod]
    public void TapeSteps()
    {
        var tape = new Tape<float>();
        AssertFlat(Steps, () =>
        {
            using (tape.Step())
                (_w * _x).Backward();
        });
    }

    [TestMethod]
    public void AccumulationUnderNoGrad() => AssertFlat(Steps / 10, () =>
    {
        using (GradMode.NoGrad())
            _total.Add_(_w * _x);
    });

    [TestMethod]
    public void AccumulationOfWhatWasDetached() => AssertFlat(Steps / 10, () => _total.Add_((_w * _x).Detach()));

    [TestMethod]
    public void ChangesThroughViews() => AssertFlat(Steps / 10, () =>
    {
        _total[1] = _x;
        _total[0] += _total[1];
        _total.Mul_(0.5f);
    });

    [TestMethod]
    public void RecordedChangesThroughViews() => AssertFlat(Steps / 10, () =>
    {
        Variable<float> buffer = Variable.Zeros<float>([2]), first = buffer[0];
        first.Add_(_w * _x);
        buffer[1] = _w;
        (first * buffer[1]).Backward();
        _w.SetGrad(null);
    });

    /// <summary>A buffer that lives on takes part in a graph, and leaves it.</summary>
    [TestMethod]
    public void ABufferThatIsDetachedAgain()
    {
        Variable<float> state = _total;
        AssertFlat(Steps / 10, () =>
        {
            state = ((state * 0.5f) + _w).Detach();
            (state * _w).Sum().Backward();
            _w.SetGrad(null);
        });
    }

    private static void AssertFlat(int times, Action step)
    {
        for (int i = 0; i < 1_000; i++)
            step();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < times; i++)
            step();
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"{grown} bytes after {times} steps");
        Assert.IsLessThan(100_000, grown);
    }
}
