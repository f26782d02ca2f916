using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = max(a, b); da += dy where a &gt; b; db += dy where b &gt; a; half of dy to each where they are equal</c></summary>
    /// <remarks>NaN where either is.</remarks>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Maximum<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Elementwise(a, b, default(MaximumFormula<T>));
}

internal readonly struct MaximumFormula<T> : IElementwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Maximum";

    public static Reads ReadsForA => Reads.First | Reads.Second;

    public static Reads ReadsForB => Reads.First | Reads.Second;

    public void Forward(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Max(a, b, y);

    public void Forward(ReadOnlySpan<T> a, T b, Span<T> y) => TensorPrimitives.Max(a, b, y);

    public void Forward(T a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Max(b, a, y);

    public TReal Da<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => TReal.IfEqual(a, b, dy * TReal.From(0.5), TReal.IfLess(a, b, TReal.From(0), dy));

    public TReal Db<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => TReal.IfEqual(a, b, dy * TReal.From(0.5), TReal.IfLess(b, a, TReal.From(0), dy));
}
