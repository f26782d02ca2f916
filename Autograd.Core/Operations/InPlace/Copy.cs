using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>x_i ← source_i; dsource += dx</c> in place; the old value gets no gradient.</summary>
    /// <param name="x">The variable to change.</param>
    /// <param name="source">The new elements; broadcasts to the shape of <paramref name="x"/>.</param>
    /// <returns><paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="source"/> does not broadcast to <paramref name="x"/>.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="x"/> is a leaf that requires grad, outside <see cref="GradMode.NoGrad"/>.</exception>
    public static Variable<T> Copy_<T>(this Variable<T> x, Variable<T> source)
        where T : unmanaged, IFloatingPointIeee754<T> => Recorder.ElementwiseInPlace(x, source, default(CopyFormula<T>));

    /// <summary><c>x_i ← elements_i</c> in place; the old value gets no gradient.</summary>
    /// <param name="x">The variable to change.</param>
    /// <param name="elements">As many elements as <paramref name="x"/> has, in row-major order.</param>
    /// <returns><paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">The number of elements differs.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="x"/> is a leaf that requires grad, outside <see cref="GradMode.NoGrad"/>.</exception>
    public static Variable<T> Copy_<T>(this Variable<T> x, ReadOnlySpan<T> elements)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (elements.Length != x.FlattenedLength)
            throw new ArgumentException($"Copy_: the variable {x.Shape} has {x.FlattenedLength} elements, got {elements.Length}.", nameof(elements));
        Node<T> node = x.Node;
        if (InPlace.MustRecord<T, CopyFormula<T>>(node, operandRequiresGrad: false))
            return x.Copy_(Create(elements, x.Shape));
        elements.CopyTo(node.Data);
        node.Storage.Version++;
        return x;
    }
}

internal readonly struct CopyFormula<T> : IElementwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Copy";

    public static Reads ReadsForA => Reads.None;

    public static Reads ReadsForB => Reads.None;

    public void Forward(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => b.CopyTo(y);

    public void Forward(ReadOnlySpan<T> a, T b, Span<T> y) => y.Fill(b);

    public void Forward(T a, ReadOnlySpan<T> b, Span<T> y) => b.CopyTo(y);

    public TReal Da<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => TReal.From(0);

    public TReal Db<TReal>(TReal dy, TReal a, TReal b, TReal y)
        where TReal : struct, IReal<TReal> => dy;
}
