using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = max(x, low); dx += dy where low ≤ x</c></summary>
    /// <param name="x">The operand.</param>
    /// <param name="min">low.</param>
    public static Variable<T> ClampMin<T>(this Variable<T> x, T min)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Recorder.Pointwise(x, new RightNumberFormula<T, ClampMinFormula<T>>(default, min));

    /// <summary><c>y = max(x, low); dx += dy where low ≤ x; dlow += dy where x &lt; low</c></summary>
    /// <param name="x">The operand.</param>
    /// <param name="min">low; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> ClampMin<T>(this Variable<T> x, Variable<T> min)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Elementwise(x, min, default(ClampMinFormula<T>));
}

internal readonly struct ClampMinFormula<T> : IElementwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "ClampMin";

    public static Reads ReadsForA => Reads.First | Reads.Second;

    public static Reads ReadsForB => Reads.First | Reads.Second;

    public void Forward(ReadOnlySpan<T> x, ReadOnlySpan<T> bound, Span<T> y) => TensorPrimitives.Max(x, bound, y);

    public void Forward(ReadOnlySpan<T> x, T bound, Span<T> y) => TensorPrimitives.Max(x, bound, y);

    public void Forward(T x, ReadOnlySpan<T> bound, Span<T> y) => TensorPrimitives.Max(bound, x, y);

    public TReal Da<TReal>(TReal dy, TReal x, TReal bound, TReal y)
        where TReal : struct, IReal<TReal> => TReal.IfLessOrEqual(bound, x, dy, TReal.From(0));

    public TReal Db<TReal>(TReal dy, TReal x, TReal bound, TReal y)
        where TReal : struct, IReal<TReal> => TReal.IfLess(x, bound, dy, TReal.From(0));
}
