using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = −x; dx −= dy</c></summary>
    /// <param name="x">The operand.</param>
    public static Variable<T> Neg<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.Pointwise(x, default(NegFormula<T>));
}

public readonly partial struct Variable<T>
{
    /// <inheritdoc cref="Variable.Neg{T}(Variable{T})"/>
    public static Variable<T> operator -(Variable<T> x) => x.Neg();
}

internal readonly struct NegFormula<T> : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Neg";

    public static Reads Reads => Reads.None;

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Negate(x, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => -dy;
}
