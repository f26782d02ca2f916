using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = min(a, b); da += dy where a &lt; b; db += dy where b &lt; a; half of dy to each where they are equal</c></summary>
    /// <remarks>NaN where either is.</remarks>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Minimum<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Elementwise(a, b, default(MinimumFormula<T>));
}

internal readonly struct MinimumFormula<T> : IElementwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Minimum";

    public static Reads ReadsForA => Reads.First | Reads.Second;

    public static Reads ReadsForB => Reads.First | Reads.Second;

    public void Forward(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Min(a, b, y);

    public void Forward(ReadOnlySpan<T> a, T b, Span<T> y) => TensorPrimitives.Min(a, b, y);

    public void Forward(T a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Min(b, a, y);

    public TReal Da<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => TReal.IfEqual(a, b, dy * TReal.From(0.5), TReal.IfLess(b, a, TReal.From(0), dy));

    public TReal Db<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => TReal.IfEqual(a, b, dy * TReal.From(0.5), TReal.IfLess(a, b, TReal.From(0), dy));
}
