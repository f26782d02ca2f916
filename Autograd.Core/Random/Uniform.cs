using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>x_i ← a number uniform in [from, to)</c> in place; the old value gets no gradient. PyTorch's <c>uniform_</c>.</summary>
    /// <param name="x">The variable to change.</param>
    /// <param name="from">The lower bound.</param>
    /// <param name="to">The upper bound.</param>
    /// <param name="generator">What to draw from; <see cref="Generator.Default"/> where null.</param>
    /// <returns><paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="from"/> is above <paramref name="to"/>.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="x"/> is a leaf that requires grad, outside <see cref="GradMode.NoGrad"/>.</exception>
    public static Variable<T> Uniform_<T>(this Variable<T> x, T from, T to, Generator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.PointwiseInPlace(x, new UniformFormula<T>(from, to, generator ?? Generator.Default));
}

internal readonly struct UniformFormula<T>(T from, T to, Generator generator) : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Uniform";

    public static Reads Reads => Reads.None;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => generator.Uniform(y, from, to);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => TReal.From(0);
}
