using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = min(x, high); dx += dy where x ≤ high</c></summary>
    /// <param name="x">The operand.</param>
    /// <param name="max">high.</param>
    public static Variable<T> ClampMax<T>(this Variable<T> x, T max)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Recorder.Pointwise(x, new RightNumberFormula<T, ClampMaxFormula<T>>(default, max));

    /// <summary><c>y = min(x, high); dx += dy where x ≤ high; dhigh += dy where x &gt; high</c></summary>
    /// <param name="x">The operand.</param>
    /// <param name="max">high; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> ClampMax<T>(this Variable<T> x, Variable<T> max)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Elementwise(x, max, default(ClampMaxFormula<T>));
}

internal readonly struct ClampMaxFormula<T> : IElementwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "ClampMax";

    public static Reads ReadsForA => Reads.First | Reads.Second;

    public static Reads ReadsForB => Reads.First | Reads.Second;

    public void Forward(ReadOnlySpan<T> x, ReadOnlySpan<T> bound, Span<T> y) => TensorPrimitives.Min(x, bound, y);

    public void Forward(ReadOnlySpan<T> x, T bound, Span<T> y) => TensorPrimitives.Min(x, bound, y);

    public void Forward(T x, ReadOnlySpan<T> bound, Span<T> y) => TensorPrimitives.Min(bound, x, y);

    public TReal Da<TReal>(TReal dy, TReal x, TReal bound, TReal y)
        where TReal : struct, IReal<TReal> => TReal.IfLessOrEqual(x, bound, dy, TReal.From(0));

    public TReal Db<TReal>(TReal dy, TReal x, TReal bound, TReal y)
        where TReal : struct, IReal<TReal> => TReal.IfLess(bound, x, dy, TReal.From(0));
}
