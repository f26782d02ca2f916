using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = the angle of the point (b, a); da += dy · b / (a² + b²); db −= dy · a / (a² + b²)</c></summary>
    /// <param name="a">The ordinate.</param>
    /// <param name="b">The abscissa; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Atan2<T>(this Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Elementwise(a, b, default(Atan2Formula<T>));
}

internal readonly struct Atan2Formula<T> : IElementwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Atan2";

    public static Reads ReadsForA => Reads.First | Reads.Second;

    public static Reads ReadsForB => Reads.First | Reads.Second;

    public void Forward(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Atan2(a, b, y);

    public void Forward(ReadOnlySpan<T> a, T b, Span<T> y) => TensorPrimitives.Atan2(a, b, y);

    public void Forward(T a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Atan2(a, b, y);

    public TReal Da<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => dy * (b / ((a * a) + (b * b)));

    public TReal Db<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => -dy * (a / ((a * a) + (b * b)));
}
