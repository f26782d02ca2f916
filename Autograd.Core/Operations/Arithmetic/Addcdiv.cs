using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x + a / b; dx += dy; da += dy / b; db −= dy · a / b²</c></summary>
    /// <param name="x">The term.</param>
    /// <param name="a">The dividend; shapes broadcast.</param>
    /// <param name="b">The divisor; shapes broadcast.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Addcdiv<T>(this Variable<T> x, Variable<T> a, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Addcdiv(a, b, T.One);

    /// <summary><c>y = x + v · a / b; dx += dy; da += dy · v / b; db −= dy · v · a / b²</c></summary>
    /// <param name="x">The term.</param>
    /// <param name="a">The dividend; shapes broadcast.</param>
    /// <param name="b">The divisor; shapes broadcast.</param>
    /// <param name="value">v.</param>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> Addcdiv<T>(this Variable<T> x, Variable<T> a, Variable<T> b, T value)
        where T : unmanaged, IFloatingPointIeee754<T>
        => TernaryFormulaOperation<T, AddcdivFormula>.Apply(x, a, b, new AddcdivFormula(double.CreateTruncating(value)));
}

internal readonly struct AddcdivFormula(double value) : ITernaryFormula, IOperation
{
    public static string Name => "Addcdiv";

    public static Reads ReadsForA => Reads.None;

    public static Reads ReadsForB => Reads.Third;

    public static Reads ReadsForC => Reads.Second | Reads.Third;

    public TReal Value<TReal>(TReal x, TReal a, TReal b)
        where TReal : struct, IReal<TReal> => x + (TReal.From(value) * a / b);

    public TReal Da<TReal>(TReal dy, TReal x, TReal a, TReal b)
        where TReal : struct, IReal<TReal> => dy;

    public TReal Db<TReal>(TReal dy, TReal x, TReal a, TReal b)
        where TReal : struct, IReal<TReal> => dy * (TReal.From(value) / b);

    public TReal Dc<TReal>(TReal dy, TReal x, TReal a, TReal b)
        where TReal : struct, IReal<TReal> => -dy * (TReal.From(value) * a / (b * b));
}
