using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = β · x + α · a · b; dx += Σ β · dy; da += α · dy · bᵀ; db += α · aᵀ · dy</c></summary>
    /// <param name="x">Broadcasts to [n, m]; not read where <paramref name="beta"/> is 0.</param>
    /// <param name="a">Of shape [n, k].</param>
    /// <param name="b">Of shape [k, m].</param>
    /// <param name="beta">β.</param>
    /// <param name="alpha">α.</param>
    /// <returns>Of shape [n, m].</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Variable<T> Addmm<T>(this Variable<T> x, Variable<T> a, Variable<T> b, double beta = 1, double alpha = 1)
        where T : unmanaged, IFloatingPointIeee754<T> => AddProductFormula<T, AddmmName>.Apply(x, a.Mm(b), beta, alpha);
}

internal readonly struct AddmmName : IOperation
{
    public static string Name => "Addmm";
}

/// <summary><c>y = β · x + α · p; dx += β · dy; dp += α · dy</c></summary>
internal readonly struct AddProductFormula<T, TName>(double beta, double alpha) : IElementwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
    where TName : struct, IOperation
{
    private readonly T _beta = T.CreateTruncating(beta);
    private readonly T _alpha = T.CreateTruncating(alpha);

    public static string Name => TName.Name;

    public static Reads ReadsForA => Reads.None;

    public static Reads ReadsForB => Reads.None;

    public static Variable<T> Apply(Variable<T> x, Variable<T> product, double beta, double alpha)
        => Broadcasting.IsBroadcastTo(x.Shape, product.Shape)
            ? Recorder.Elementwise(x, product, new AddProductFormula<T, TName>(beta, alpha))
            : throw new ArgumentException($"{Name}: the summand {x.Shape} does not broadcast to the product, which is {product.Shape}.", nameof(x));

    public void Forward(ReadOnlySpan<T> x, ReadOnlySpan<T> p, Span<T> y)
    {
        TensorPrimitives.Multiply(p, _alpha, y);
        if (_beta != T.Zero)
            TensorPrimitives.MultiplyAdd(x, _beta, y, y);
    }

    public void Forward(ReadOnlySpan<T> x, T p, Span<T> y)
    {
        y.Fill(_alpha * p);
        if (_beta != T.Zero)
            TensorPrimitives.MultiplyAdd(x, _beta, y, y);
    }

    public void Forward(T x, ReadOnlySpan<T> p, Span<T> y)
    {
        TensorPrimitives.Multiply(p, _alpha, y);
        if (_beta != T.Zero)
            TensorPrimitives.Add(y, _beta * x, y);
    }

    public TReal Da<TReal>(TReal dy, TReal x, TReal p, TReal y)
        where TReal : struct, IReal<TReal> => dy * TReal.From(beta);

    public TReal Db<TReal>(TReal dy, TReal x, TReal p, TReal y)
        where TReal : struct, IReal<TReal> => dy * TReal.From(alpha);
}
