using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = √(a² + b²); da += dy · a / y; db += dy · b / y</c></summary>
    /// <remarks>Without overflow on the way. The gradient at (0, 0) is NaN.</remarks>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Hypot<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Elementwise(a, b, default(HypotFormula<T>));
}

internal readonly struct HypotFormula<T> : IElementwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Hypot";

    public static Reads ReadsForA => Reads.First | Reads.Output;

    public static Reads ReadsForB => Reads.Second | Reads.Output;

    public void Forward(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Hypot(a, b, y);

    public void Forward(ReadOnlySpan<T> a, T b, Span<T> y)
    {
        for (int i = 0; i < a.Length; i++)
            y[i] = T.Hypot(a[i], b);
    }

    public void Forward(T a, ReadOnlySpan<T> b, Span<T> y) => Forward(b, a, y);

    public TReal Da<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => dy * (a / y);

    public TReal Db<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => dy * (b / y);
}
