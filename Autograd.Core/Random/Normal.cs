using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>x_i ← a number of a normal distribution</c> in place; the old value gets no gradient. PyTorch's <c>normal_</c>.</summary>
    /// <param name="x">The variable to change.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="standardDeviation">The standard deviation.</param>
    /// <param name="generator">What to draw from; <see cref="Generator.Default"/> where null.</param>
    /// <returns><paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="standardDeviation"/> is negative.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="x"/> is a leaf that requires grad, outside <see cref="GradMode.NoGrad"/>.</exception>
    public static Variable<T> Normal_<T>(this Variable<T> x, T mean, T standardDeviation, Generator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.PointwiseInPlace(x, new NormalFormula<T>(mean, standardDeviation, generator ?? Generator.Default));
}

internal readonly struct NormalFormula<T>(T mean, T standardDeviation, Generator generator) : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Normal";

    public static Reads Reads => Reads.None;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => generator.Normal(y, mean, standardDeviation);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => TReal.From(0);
}
