using System.Globalization;
using System.Runtime.CompilerServices;

namespace Benchmarks.Peers.Measuring;

/// <summary>Tells whether something else uses the processor's cores, and measures anew what it disturbed.</summary>
/// <remarks>
/// The hardware threads of a core share its arithmetic. On a virtual machine the other one may be a neighbour's, whom nobody here sees: for seconds or minutes code takes up to 1.6 times as long while
/// memory is as fast as ever, so that ratios of the two say nothing. A loop that keeps all arithmetic busy is slowed, one that waits for itself is not: what one takes of the other tells.
/// </remarks>
internal sealed class Neighbours
{
    private const int Turns = 100_000;
    private const int Attempts = 5;
    private const int MostRepeats = 2;
    private const int Patience = 8;
    private const double Noise = 1.08;
    private const int Lucky = 4;

    // The lowest shares seen, in their order: the last of them is no luck.
    private readonly List<double> _lowest = [];
    private int _measurements;
    private int _repeated;
    private int _disturbed;
    private int _disturbedInARow;

    /// <summary>Whether they do at the moment, as far as is known: the first calls find out how it is when they do not.</summary>
    public bool AreBusy()
    {
        double share = BestOf(Eight) / BestOf(One);
        int place = _lowest.BinarySearch(share);
        _lowest.Insert(place < 0 ? ~place : place, share);
        if (_lowest.Count > Lucky + 1)
            _lowest.RemoveAt(_lowest.Count - 1);
        return share > Noise * _lowest[^1];
    }

    /// <summary>Measures, and once or twice more where it was disturbed, unless that has long been so.</summary>
    public Sample Measure(Func<double> measure)
    {
        _measurements++;
        for (int repeats = 0; ; repeats++)
        {
            bool wereBusy = AreBusy();
            double figure = measure();
            if (!AreBusy() && !wereBusy)
            {
                _disturbedInARow = 0;
                return new Sample(figure, IsDisturbed: false);
            }

            if (repeats == MostRepeats || _disturbedInARow >= Patience)
            {
                _disturbed++;
                _disturbedInARow++;
                return new Sample(figure, IsDisturbed: true);
            }

            _repeated++;
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_measurements} measurements, {_disturbed} of them while something else used the processor's cores, {_repeated} repeated for that reason");

    private static double BestOf(Func<long> loop) => Enumerable.Range(0, Attempts).Min(_ => Timing.Once(() => loop()));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static long One()
    {
        long x = 1;
        for (int i = 0; i < Turns; i++)
            x = (x * 3) + 1;
        return x;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static long Eight()
    {
        long a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8;
        for (int i = 0; i < Turns; i++)
        {
            a += i;
            b ^= i;
            c += i;
            d ^= i;
            e += i;
            f ^= i;
            g += i;
            h ^= i;
        }

        return a + b + c + d + e + f + g + h;
    }
}
