using System.Numerics;
using Autograd.Core.Numerics;

namespace Autograd.Core;

/// <content>Normal numbers.</content>
/// <remarks>Source: Box and Muller, "A note on the generation of random normal deviates", Annals of Mathematical Statistics 29 (1958).</remarks>
public sealed partial class Generator
{
    // Fewer numbers are drawn one by one, more in blocks; this is PyTorch's vector length and so part of its stream.
    private const int Block = 16;

    // Box and Muller's method makes numbers in pairs.
    private double? _spare;

    /// <summary>Fills a span with numbers of a normal distribution, as PyTorch's <c>normal_</c> does.</summary>
    /// <param name="destination">What to fill.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="standardDeviation">The standard deviation.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="standardDeviation"/> is negative.</exception>
    public void Normal<T>(Span<T> destination, T mean, T standardDeviation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!(standardDeviation >= T.Zero))
            throw new ArgumentOutOfRangeException(nameof(standardDeviation), standardDeviation, $"Normal: the standard deviation must not be negative, got {standardDeviation}.");
        lock (_lock)
        {
            if (destination.Length < Block)
                DrawSingly(destination, mean, standardDeviation);
            else
                DrawBlocks(destination, mean, standardDeviation);
        }
    }

    private void DrawSingly<T>(Span<T> destination, T mean, T standardDeviation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double center = double.CreateTruncating(mean), scale = double.CreateTruncating(standardDeviation);
        foreach (ref T value in destination)
            value = T.CreateTruncating((DrawNormal() * scale) + center);
    }

    private double DrawNormal()
    {
        if (_spare is { } spare)
        {
            _spare = null;
            return spare;
        }

        double turn = DrawDouble(), u = DrawDouble();
        double radius = Math.Sqrt(-2 * AccurateMath.Log1p(-u));
        (double sin, double cos) = Math.SinCos(2 * Math.PI * turn);
        _spare = radius * sin;
        return radius * cos;
    }

    private void DrawBlocks<T>(Span<T> destination, T mean, T standardDeviation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (ref T value in destination)
            value = DrawUniform<T>();
        for (int i = 0; i <= destination.Length - Block; i += Block)
            Transform(destination.Slice(i, Block), mean, standardDeviation);
        if (destination.Length % Block == 0)
            return;

        // What is left over is no block: the last sixteen are drawn again.
        Span<T> last = destination[^Block..];
        foreach (ref T value in last)
            value = DrawUniform<T>();
        Transform(last, mean, standardDeviation);
    }

    /// <summary>Eight pairs of uniform numbers become normal ones, in the precision of the type.</summary>
    private static void Transform<T>(Span<T> block, T mean, T standardDeviation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T two = T.One + T.One, turn = T.CreateTruncating(2 * Math.PI);
        for (int i = 0; i < Block / 2; i++)
        {
            T radius = T.Sqrt(-two * T.Log(T.One - block[i]));
            (T sin, T cos) = T.SinCos(turn * block[i + (Block / 2)]);
            block[i] = T.FusedMultiplyAdd(radius * cos, standardDeviation, mean);
            block[i + (Block / 2)] = T.FusedMultiplyAdd(radius * sin, standardDeviation, mean);
        }
    }
}
