using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x + a · b; dx += dy; da += dy · b; db += dy · a</c></summary>
    /// <param name="x">The term.</param>
    /// <param name="a">The first factor; shapes broadcast.</param>
    /// <param name="b">The second factor; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Addcmul<T>(this Variable<T> x, Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Addcmul(a, b, T.One);

    /// <summary><c>y = x + v · a · b; dx += dy; da += dy · v · b; db += dy · v · a</c></summary>
    /// <param name="x">The term.</param>
    /// <param name="a">The first factor; shapes broadcast.</param>
    /// <param name="b">The second factor; shapes broadcast.</param>
    /// <param name="value">v.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Addcmul<T>(this Variable<T> x, Variable<T> a, Variable<T> b, T value)
        where T : unmanaged, IFloatingPointIeee754<T>
        => TernaryFormulaOperation<T, AddcmulFormula>.Apply(x, a, b, new AddcmulFormula(double.CreateTruncating(value)));
}

internal readonly struct AddcmulFormula(double value) : ITernaryFormula, IOperation
{
    public static string Name => "Addcmul";

    public static Reads ReadsForA => Reads.None;

    public static Reads ReadsForB => Reads.Third;

    public static Reads ReadsForC => Reads.Second;

    public TReal Value<TReal>(TReal x, TReal a, TReal b)
        where TReal : struct, IReal<TReal> => x + (TReal.From(value) * a * b);

    public TReal Da<TReal>(TReal dy, TReal x, TReal a, TReal b)
        where TReal : struct, IReal<TReal> => dy;

    public TReal Db<TReal>(TReal dy, TReal x, TReal a, TReal b)
        where TReal : struct, IReal<TReal> => dy * (b * TReal.From(value));

    public TReal Dc<TReal>(TReal dy, TReal x, TReal a, TReal b)
        where TReal : struct, IReal<TReal> => dy * (a * TReal.From(value));
}
