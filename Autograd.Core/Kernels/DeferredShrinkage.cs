using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>Steps of <see cref="Shrinkage"/> that all rows of a table owe, and pay in one when they are needed.</summary>
/// <remarks>
/// Step i takes an element to <c>κ_i·|w| − θ_i·s</c>, or 0. With <c>S = Π κ_i</c> and <c>B = Σ θ_i / S_i</c>, all steps since those that a row has paid take it to
/// <c>S·max(0, |w|/S₀ − s·(B − B₀))</c>: once at 0 it stays there. So a step costs nothing but the two numbers S and B, and a row has to remember two.
/// Where an element decays in its step size, all steps take it to <c>κˢ·|w| − θ·(1 − κˢ)/(1 − κ)</c>, or 0, with κ = S/S₀ and θ = S·(B − B₀): what the same penalties do in s times the time.
/// Source: Lipton and Elkan, "Efficient elastic net regularization for sparse linear models", arXiv:1505.06449 (2015).
/// </remarks>
/// <param name="rows">The number of rows.</param>
/// <param name="inStepSizes">Whether elements decay in their step sizes.</param>
internal sealed class DeferredShrinkage(int rows, bool inStepSizes)
{
    // A power of two, by which S and all S₀ are divided without rounding before S becomes too small.
    private const double Unit = 1.0 / (1L << 60);

    private readonly Mark[] _paid = NewMarks(rows);
    private Mark _now = Mark.Initial;

    /// <summary>Whether a row may owe something. S is below 1 after any decay, also where it was divided.</summary>
    public bool IsAnythingOwed => _now.Scale < 1 || _now.Threshold > 0;

    /// <summary>Whether a row may owe something that depends on the step sizes of its elements.</summary>
    public bool DependsOnStepSizes => inStepSizes ? IsAnythingOwed : _now.Threshold > 0;

    /// <summary>All rows owe one more step.</summary>
    /// <param name="kept">κ, positive and not above 1.</param>
    /// <param name="threshold">θ, not negative.</param>
    public void Add(double kept, double threshold)
    {
        _now.Scale *= kept;
        _now.Threshold += threshold / _now.Scale;
        if (_now.Scale < Unit)
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
        if (inStepSizes && _now.Scale < 1)
        {
            PayInStepSizes(rows, columns, window, stepSizes);
            return;
        }

        if (columns == 1)
        {
            PaySingle(rows, window, stepSizes);
            return;
        }

        for (int i = 0; i < rows.Length; i++)
        {
            Mark paid = _paid[rows[i]];
            double kept = _now.Scale / paid.Scale, threshold = _now.Scale * (_now.Threshold - paid.Threshold);
            Shrinkage.Step(kept, threshold, window.Slice(i * columns, columns), DependsOnStepSizes ? stepSizes.Slice(i * columns, columns) : default);
        }
    }

    /// <summary>Remembers that rows have paid all.</summary>
    public void MarkPaid(ReadOnlySpan<int> rows)
    {
        foreach (int row in rows)
            _paid[row] = _now;
    }

    /// <summary>Remembers that all rows have paid all.</summary>
    public void AllPaid()
    {
        _now = Mark.Initial;
        Array.Fill(_paid, _now);
    }

    /// <summary>S and B, and those of each row, in the order of the rows.</summary>
    public double[] Save()
    {
        double[] numbers = new double[2 * (_paid.Length + 1)];
        (numbers[0], numbers[1]) = (_now.Scale, _now.Threshold);
        for (int i = 0; i < _paid.Length; i++)
            (numbers[(2 * i) + 2], numbers[(2 * i) + 3]) = (_paid[i].Scale, _paid[i].Threshold);
        return numbers;
    }

    /// <summary>What <see cref="Save"/> gave.</summary>
    public static DeferredShrinkage Load(ReadOnlySpan<double> numbers, bool inStepSizes)
    {
        var loaded = new DeferredShrinkage((numbers.Length / 2) - 1, inStepSizes) { _now = new Mark(numbers[0], numbers[1]) };
        for (int i = 0; i < loaded._paid.Length; i++)
            loaded._paid[i] = new Mark(numbers[(2 * i) + 2], numbers[(2 * i) + 3]);
        return loaded;
    }

    private void PayInStepSizes<T>(ReadOnlySpan<int> rows, int columns, Span<T> window, ReadOnlySpan<T> stepSizes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < rows.Length; i++)
        {
            Mark paid = _paid[rows[i]];
            double kept = _now.Scale / paid.Scale, threshold = _now.Scale * (_now.Threshold - paid.Threshold), exponent = Math.Log(kept), share = threshold / (1 - kept);
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
        Mark now = _now;
        bool hasThreshold = DependsOnStepSizes;
        for (int i = 0; i < rows.Length; i++)
        {
            Mark paid = _paid[rows[i]];
            T magnitude = T.CreateTruncating(now.Scale / paid.Scale) * T.Abs(window[i]);
            if (hasThreshold)
                magnitude = T.Max(magnitude - (T.CreateTruncating(now.Scale * (now.Threshold - paid.Threshold)) * stepSizes[i]), T.Zero);
            window[i] = T.CopySign(magnitude, window[i]);
        }
    }

    private static Mark[] NewMarks(int rows)
    {
        var marks = new Mark[rows];
        Array.Fill(marks, Mark.Initial);
        return marks;
    }

    private void Rescale()
    {
        _now.Rescale();
        foreach (ref Mark mark in _paid.AsSpan())
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
