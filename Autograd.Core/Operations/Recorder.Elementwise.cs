using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <content>Operations given as formulas of single elements, out of place and in place.</content>
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

    /// <summary><c>x_i ← f(x_i)</c></summary>
    public static Variable<T> PointwiseInPlace<T, TFormula>(Variable<T> x, in TFormula formula)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, IPointwiseFormula<T>, IOperation
    {
        Node<T> node = x.Node;
        if (!InPlace.MustRecord<T, TFormula>(node, operandRequiresGrad: false))
        {
            formula.Forward(node.Data, node.Data);
            node.Storage.Version++;
            return x;
        }

        Node<T> before = TFormula.Reads.Include(Reads.First) ? InPlace.Copy(node) : node;
        ThreadState state = ThreadState.Current;
        var after = Next<T, UnaryNode<T, PointwiseOperation<T, TFormula>>>(state, before);
        after.Share(node.Shape, node.Storage, node.Offset);
        formula.Forward(node.Data, node.Data);
        after.Record(state, new PointwiseOperation<T, TFormula>(formula), before);
        node.Storage.Version++;
        after.OutputChanged();
        InPlace.Replace(node, after);
        return x;
    }

    /// <summary><c>x_i ← f(x_i, b_i)</c> with b broadcast to x.</summary>
    public static Variable<T> ElementwiseInPlace<T, TFormula>(Variable<T> x, Variable<T> b, in TFormula formula)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : struct, IElementwiseFormula<T>, IOperation
    {
        Node<T> node = x.Node, other = b.Node;
        if (Broadcasting.ResultShape<TFormula>(node.Shape, other.Shape) != node.Shape)
            throw new ArgumentException(
                $"{TFormula.Name}_: the operand {other.Shape} does not broadcast to the variable {node.Shape} that is changed in place.", nameof(b));

        bool record = InPlace.MustRecord<T, TFormula>(node, other.RequiresGrad);
        Reads saves = record ? ElementwiseOperation<T, TFormula>.Saves(node.RequiresGrad, other.RequiresGrad) : Reads.None;
        SavedInput<T>.CheckSavable(other, saves.Include(Reads.Second));
        Node<T> before = saves.Include(Reads.First) ? InPlace.Copy(node) : node;

        // Elements must not be overwritten before they are read through another view of them.
        ReadOnlySpan<T> values = ReferenceEquals(node.Storage, other.Storage) && other != node ? other.Data.ToArray() : other.Data;
        if (!record)
        {
            Kernels.Elementwise.Forward(formula, node.Shape.Lengths, node.Data, other.Shape.Lengths, values, node.Data);
            node.Storage.Version++;
            return x;
        }

        ThreadState state = ThreadState.Current;
        var after = Next<T, BinaryNode<T, ElementwiseOperation<T, TFormula>>>(state, before, other);
        after.Share(node.Shape, node.Storage, node.Offset);
        Kernels.Elementwise.Forward(formula, node.Shape.Lengths, node.Data, other.Shape.Lengths, values, node.Data);
        after.Record(state, new ElementwiseOperation<T, TFormula>(formula), before, other);
        node.Storage.Version++;
        after.OutputChanged();
        InPlace.Replace(node, after);
        return x;
    }
}
