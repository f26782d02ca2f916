using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autograd.Core.Kernels;

/// <summary>Steps of <see cref="Shrinkage"/> that all rows of a table owe, and pay in one when they are needed.</summary>
/// <remarks>
/// Step i takes an element to <c>κ_i·|w| − θ_i·s</c>, or 0. With <c>S = Π κ_i</c> and <c>B = Σ θ_i / S_i</c>, all steps since those that a row has paid take it to
/// <c>S·max(0, |w|/S₀ − s·(B − B₀))</c>: once at 0 it stays there. So a step costs nothing but a mark with the two numbers S and B, and a row has to remember which mark was the last when it paid.
/// Where an element decays in its step size, all steps take it to <c>κˢ·|w| − θ·(1 − κˢ)/(1 − κ)</c>, or 0, with κ = S/S₀ and θ = S·(B − B₀): what the same penalties do in s times the time.
/// Source: Lipton and Elkan, "Efficient elastic net regularization for sparse linear models", arXiv:1505.06449 (2015).
/// </remarks>
/// <param name="rows">The number of rows.</param>
/// <param name="inStepSizes">Whether elements decay in their step sizes.</param>
internal sealed class DeferredShrinkage(int rows, bool inStepSizes)
{
    // A power of two, by which S and all S₀ are divided without rounding before S becomes too small.
    private const double Unit = 1.0 / (1L << 60);

    // Marks that no row remembers any more are dropped when these are full.
    private const int FirstMarks = 4096;

    // The number of a mark is a quarter of the mark: rows lie far apart in memory, and the latest marks near.
    private readonly int[] _paid = new int[rows];
    private Mark[] _marks = [Mark.Initial, .. new Mark[FirstMarks - 1]];
    private int[] _places = new int[FirstMarks];
    private int _last;

    /// <summary>Whether a row may owe something. S is below 1 after any decay, also where it was divided.</summary>
    public bool IsAnythingOwed => Now.Scale < 1 || Now.Threshold > 0;

    /// <summary>Whether a row may owe something that depends on the step sizes of its elements.</summary>
    public bool DependsOnStepSizes => inStepSizes ? IsAnythingOwed : Now.Threshold > 0;

    private ref Mark Now => ref _marks[_last];

    /// <summary>All rows owe one more step.</summary>
    /// <param name="kept">κ, positive and not above 1.</param>
    /// <param name="threshold">θ, not negative.</param>
    public void Add(double kept, double threshold)
    {
        Mark next = Now;
        next.Scale *= kept;
        next.Threshold += threshold / next.Scale;
        if (_last + 1 == _marks.Length)
            MakeRoom();
        _marks[++_last] = next;
        if (next.Scale < Unit)
            Rescale();
    }

    /// <summary>Takes all steps that rows owe.</summary>
    /// <param name="rows">Which rows.</param>
    /// <param name="columns">Their length.</param>
    /// <param name="window">The rows one after the other, to be changed.</param>
    /// <param name="stepSizes">s for each of their elements; not read unless <see cref="DependsOnStepSizes"/>.</param>
    public void Pay<T>(ReadOnlySpan<int> rows, int columns, Span<T> window, ReadOnlySpan<T> stepSizes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (inStepSizes && Now.Scale < 1)
        {
            PayInStepSizes(rows, columns, window, stepSizes);
            return;
        }

        if (columns == 1)
        {
            PaySingle(rows, window, stepSizes);
            return;
        }

        Mark now = Now;
        for (int i = 0; i < rows.Length; i++)
        {
            Mark paid = _marks[_paid[rows[i]]];
            double kept = now.Scale / paid.Scale, threshold = now.Scale * (now.Threshold - paid.Threshold);
            Shrinkage.Step(kept, threshold, window.Slice(i * columns, columns), DependsOnStepSizes ? stepSizes.Slice(i * columns, columns) : default);
        }
    }

    /// <summary>Remembers that rows have paid all.</summary>
    public void MarkPaid(ReadOnlySpan<int> rows)
    {
        foreach (int row in rows)
            _paid[row] = _last;
    }

    /// <summary>Remembers that all rows have paid all.</summary>
    public void AllPaid()
    {
        _last = 0;
        Now = Mark.Initial;
        Array.Clear(_paid);
    }

    /// <summary>S and B, and those of each row, in the order of the rows.</summary>
    public double[] Save()
    {
        double[] numbers = new double[2 * (_paid.Length + 1)];
        (numbers[0], numbers[1]) = (Now.Scale, Now.Threshold);
        for (int i = 0; i < _paid.Length; i++)
            (numbers[(2 * i) + 2], numbers[(2 * i) + 3]) = (_marks[_paid[i]].Scale, _marks[_paid[i]].Threshold);
        return numbers;
    }

    /// <summary>What <see cref="Save"/> gave.</summary>
    public static DeferredShrinkage Load(ReadOnlySpan<double> numbers, bool inStepSizes)
    {
        var loaded = new DeferredShrinkage((numbers.Length / 2) - 1, inStepSizes);
        var numbersOfMarks = new Dictionary<(double, double), int>();
        var marks = new List<Mark>();
        for (int i = 2; i < numbers.Length; i += 2)
        {
            if (!numbersOfMarks.TryGetValue((numbers[i], numbers[i + 1]), out int number))
            {
                numbersOfMarks.Add((numbers[i], numbers[i + 1]), number = marks.Count);
                marks.Add(new Mark(numbers[i], numbers[i + 1]));
            }

            loaded._paid[(i / 2) - 1] = number;
        }

        loaded._last = marks.Count;
        loaded._marks = [.. marks, new Mark(numbers[0], numbers[1]), .. new Mark[FirstMarks]];
        return loaded;
    }

    private void PayInStepSizes<T>(ReadOnlySpan<int> rows, int columns, Span<T> window, ReadOnlySpan<T> stepSizes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Mark now = Now;
        for (int i = 0; i < rows.Length; i++)
        {
            Mark paid = _marks[_paid[rows[i]]];
            double kept = now.Scale / paid.Scale, threshold = now.Scale * (now.Threshold - paid.Threshold), exponent = Math.Log(kept), share = threshold / (1 - kept);
            for (int j = i * columns; j < (i + 1) * columns; j++)
            {
                double s = double.CreateTruncating(stepSizes[j]), ofElement = Math.Exp(s * exponent);
                double lost = kept < 1 ? share * (1 - ofElement) : threshold * s;
                window[j] = T.CopySign(T.Max(T.CreateTruncating((ofElement * double.CreateTruncating(T.Abs(window[j]))) - lost), T.Zero), window[j]);
            }
        }
    }

    // Rows of one element in a loop without calls or branches, so that the walks to far marks overlap.
    private void PaySingle<T>(ReadOnlySpan<int> rows, Span<T> window, ReadOnlySpan<T> stepSizes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Mark now = Now;
        bool hasThreshold = DependsOnStepSizes;
        for (int i = 0; i < rows.Length; i++)
        {
            Mark paid = _marks[_paid[rows[i]]];
            T magnitude = Rounded<T>(now.Scale / paid.Scale) * T.Abs(window[i]);
            if (hasThreshold)
                magnitude = T.Max(magnitude - (Rounded<T>(now.Scale * (now.Threshold - paid.Threshold)) * stepSizes[i]), T.Zero);
            window[i] = T.CopySign(magnitude, window[i]);
        }
    }

    // CreateTruncating is a call, and here it would be most of the work.
    private static T Rounded<T>(double value)
        where T : unmanaged, IFloatingPointIeee754<T>
        => typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>((float)value) : T.CreateTruncating(value);

    /// <summary>Drops marks that no row remembers, and makes more room where few are dropped.</summary>
    private void MakeRoom()
    {
        if (_places.Length < _marks.Length)
            _places = new int[_marks.Length];
        Span<int> places = _places.AsSpan(0, _last + 1);
        places.Clear();
        foreach (int mark in _paid)
            places[mark] = 1;
        places[_last] = 1;
        int count = 0;
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] == 0)
                continue;
            _marks[count] = _marks[i];
            places[i] = count++;
        }

        foreach (ref int mark in _paid.AsSpan())
            mark = places[mark];
        _last = count - 1;
        if (count > _marks.Length / 2)
            Array.Resize(ref _marks, _marks.Length * 2);
    }

    private void Rescale()
    {
        foreach (ref Mark mark in _marks.AsSpan(0, _last + 1))
            mark.Rescale();
    }

    /// <summary>A moment: S and B.</summary>
    private struct Mark(double scale, double threshold)
    {
        public static readonly Mark Initial = new(1, 0);

        public double Scale = scale;
        public double Threshold = threshold;

        public void Rescale()
        {
            Scale /= Unit;
            Threshold *= Unit;
        }
    }
}
