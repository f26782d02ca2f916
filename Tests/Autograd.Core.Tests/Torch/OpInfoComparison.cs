namespace Autograd.Core.Tests.Torch;

/// <summary>Compares calls with PyTorch's numbers, and keeps the largest error.</summary>
public sealed class OpInfoComparison
{
    /// <summary>|ours − PyTorch's| ≤ this · |PyTorch's|.</summary>
    private const double Relative = 1e-10;

    /// <summary>Or else ≤ this, for what is 0 but for rounding.</summary>
    private const double Absolute = 1e-12;

    private readonly List<string> _failures = [];

    /// <summary>What differs, one line for each result or gradient.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public int Count { get; private set; }

    /// <summary>The largest relative error above the absolute floor.</summary>
    public double LargestError { get; private set; }

    public string LargestErrorOf { get; private set; } = "none";

    /// <summary>Counts the calls of another comparison too.</summary>
    public void Add(OpInfoComparison other)
    {
        Count += other.Count;
        if (other.LargestError > LargestError)
            (LargestError, LargestErrorOf) = (other.LargestError, other.LargestErrorOf);
    }

    /// <summary>Runs a call in both lifetimes and compares.</summary>
    public void Check(OpInfoCase c)
    {
        Count++;
        try
        {
            OpInfoRun run = OpInfoRun.Of(c);
            Compare(c, run);
            CompareBits(c, run, OpInfoRun.OnTape(c));
        }
        catch (Exception exception)
        {
            _failures.Add($"{c.Name}: {exception.GetType().Name}: {exception.Message}");
        }
    }

    private void Compare(OpInfoCase c, OpInfoRun run)
    {
        if (run.Results.Count != c.Results.Count)
            _failures.Add($"{c.Name}: {run.Results.Count} results, PyTorch has {c.Results.Count}");
        for (int i = 0; i < Math.Min(run.Results.Count, c.Results.Count); i++)
            Compare($"{c.Name}, result {i}", c.Results[i], run.Results[i], run.Shapes[i]);
        if (run.Gradients.Count != c.Gradients.Count && c.Cotangents.Count > 0)
            _failures.Add($"{c.Name}: {run.Gradients.Count} arguments require grad, PyTorch has {c.Gradients.Count} gradients");
        for (int i = 0; i < Math.Min(run.Gradients.Count, c.Gradients.Count); i++)
            CompareGradient($"{c.Name}, gradient {i}", c.Gradients[i], run.Gradients[i]);
    }

    private void CompareGradient(string what, OpInfoTensor? expected, double[]? actual)
    {
        if (expected is not null && actual is not null)
            Compare(what, expected, actual, expected.Shape);
        else if (expected is not null)
            _failures.Add($"{what}: none, PyTorch has one of {expected.Shape}");
        else if (actual is not null && actual.Any(element => element != 0))
            _failures.Add($"{what}: not zero, PyTorch has none");
    }

    private void Compare(string what, OpInfoTensor expected, double[] actual, Shape shape)
    {
        if (shape != expected.Shape || actual.Length != expected.Data.Length)
        {
            _failures.Add($"{what}: {actual.Length} elements of shape {shape}, PyTorch has {expected.Data.Length} of {expected.Shape}");
            return;
        }

        int worst = -1;
        double largest = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            double error = Error(expected.Data[i], actual[i]);
            if (error > largest)
                (worst, largest) = (i, error);
        }

        if (largest > LargestError)
            (LargestError, LargestErrorOf) = (largest, what);
        if (largest > Relative)
            _failures.Add($"{what}, element {worst}: {actual[worst]:R}, PyTorch has {expected.Data[worst]:R} (relative error {largest:E1})");
    }

    private static double Error(double expected, double actual)
    {
        if (expected.Equals(actual) || Math.Abs(actual - expected) <= Absolute)
            return 0;
        double error = Math.Abs(actual - expected) / Math.Abs(expected);
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    private void CompareBits(OpInfoCase c, OpInfoRun expected, OpInfoRun actual)
    {
        if (!expected.Results.SequenceEqual(actual.Results, BitComparer.Instance) || !expected.Gradients.SequenceEqual(actual.Gradients, BitComparer.Instance))
            _failures.Add($"{c.Name}: other bits in a tape step");
    }

    private sealed class BitComparer : IEqualityComparer<double[]?>
    {
        public static readonly BitComparer Instance = new();

        public bool Equals(double[]? x, double[]? y)
            => x is null || y is null ? x == y : x.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(y.Select(BitConverter.DoubleToInt64Bits));

        public int GetHashCode(double[]? obj) => obj?.Length ?? 0;
    }
}
