using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>x_i ← value</c> in place; the old value gets no gradient.</summary>
    /// <param name="x">The variable to change.</param>
    /// <param name="value">The value of every element.</param>
    /// <returns><paramref name="x"/>.</returns>
    /// <exception cref="InvalidOperationException"><paramref name="x"/> is a leaf that requires grad, outside <see cref="GradMode.NoGrad"/>.</exception>
    public static Variable<T> Fill_<T>(this Variable<T> x, T value)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.PointwiseInPlace(x, new FillFormula<T>(value));

    /// <summary><c>x_i ← 0</c> in place; the old value gets no gradient.</summary>
    /// <inheritdoc cref="Fill_{T}(Variable{T}, T)"/>
    public static Variable<T> Zero_<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Fill_(T.Zero);
}

internal readonly struct FillFormula<T>(T value) : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Fill";

    public static Reads Reads => Reads.None;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => y.Fill(value);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => TReal.From(0);
}
