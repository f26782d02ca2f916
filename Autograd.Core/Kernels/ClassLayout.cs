using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>Scores of classes for many examples: [examples, classes, positions], where an example may have several positions, such as the pixels of an image.</summary>
/// <param name="Examples">The length of the first dimension.</param>
/// <param name="Classes">The length of the second.</param>
/// <param name="Positions">The product of the others.</param>
internal readonly record struct ClassLayout(int Examples, int Classes, int Positions)
{
    /// <summary>The number of losses: one for each example and position.</summary>
    public int Count => Examples * Positions;

    /// <summary>[classes], [examples, classes] or [examples, classes, d1, ..]; a scalar is one class.</summary>
    public static ClassLayout Of(ReadOnlySpan<int> lengths)
    {
        if (lengths.Length < 2)
            return new ClassLayout(1, lengths.IsEmpty ? 1 : lengths[0], 1);
        int positions = 1;
        foreach (int length in lengths[2..])
            positions *= length;
        return new ClassLayout(lengths[0], lengths[1], positions);
    }

    /// <summary>Where the score of class 0 of a loss is; those of the other classes follow at a distance of <see cref="Positions"/>.</summary>
    public int Start(int loss) => (loss / Positions * Classes * Positions) + (loss % Positions);

    /// <summary>The greatest score of one loss.</summary>
    public T Max<T>(ReadOnlySpan<T> scores, int loss)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T max = T.NegativeInfinity;
        for (int c = 0, at = Start(loss); c < Classes; c++, at += Positions)
            max = T.Max(max, scores[at]);
        return max;
    }

    /// <summary><c>dx += dy / divisor · slope</c>, where <paramref name="dy"/> has one element for all losses or one for each.</summary>
    public void AddGradient<T>(ReadOnlySpan<T> slopes, ReadOnlySpan<T> dy, T divisor, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (dy.Length == 1)
        {
            Loss.AddGradient(slopes, dy, divisor, gradient);
            return;
        }

        for (int i = 0; i < dy.Length; i++)
        {
            for (int c = 0, at = Start(i); c < Classes; c++, at += Positions)
                gradient[at] += dy[i] / divisor * slopes[at];
        }
    }
}
