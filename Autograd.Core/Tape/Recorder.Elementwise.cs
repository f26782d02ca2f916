using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <content>Operations given as formulas of single elements.</content>
internal static partial class Recorder
{
    public static Variable<T> Pointwise<T, TFormula>(Variable<T> x, in TFormula formula)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, IPointwiseFormula<T>, IOperation
        => Unary(x, x.Shape, new PointwiseOperation<T, TFormula>(formula));

    public static Variable<T> Elementwise<T, TFormula>(Variable<T> a, Variable<T> b, in TFormula formula)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, IElementwiseFormula<T>, IOperation
        => Binary(a, b, Broadcasting.ResultShape<TFormula>(a.Shape, b.Shape), new ElementwiseOperation<T, TFormula>(formula));

    /// <summary><c>x_i ← f(x_i)</c>, not recorded.</summary>
    public static Variable<T> PointwiseInPlace<T, TFormula>(Variable<T> x, in TFormula formula)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, IPointwiseFormula<T>, IOperation
    {
        Node<T> node = InPlace.Check<T, TFormula>(x);
        formula.Forward(node.Data, node.Data);
        node.Storage.Version++;
        return x;
    }

    /// <summary><c>x_i ← f(x_i, b_i)</c> with b broadcast to x, not recorded.</summary>
    public static Variable<T> ElementwiseInPlace<T, TFormula>(Variable<T> x, Variable<T> b, in TFormula formula)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, IElementwiseFormula<T>, IOperation
    {
        Node<T> node = InPlace.Check<T, TFormula>(x, b);
        Node<T> other = b.Node;

        // Elements must not be overwritten before they are read through another view of them.
        ReadOnlySpan<T> values = ReferenceEquals(node.Storage, other.Storage) && other != node ? other.Data.ToArray() : other.Data;
        Kernels.Elementwise.Forward(formula, node.Shape.Lengths, node.Data, other.Shape.Lengths, values, node.Data);
        node.Storage.Version++;
        return x;
    }
}
