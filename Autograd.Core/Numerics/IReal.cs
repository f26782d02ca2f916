using System.Numerics;

namespace Autograd.Core;

/// <summary>
/// A real number, or several side by side, or one with its derivative: what a formula is written over, once, for the JIT to specialise to
/// single elements, to vectors and to dual numbers.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <remarks>There is no branching on values, because lanes may disagree; <see cref="IfLess"/> and its kin choose between two results.</remarks>
public interface IReal<TSelf> :
    IAdditionOperators<TSelf, TSelf, TSelf>,
    ISubtractionOperators<TSelf, TSelf, TSelf>,
    IMultiplyOperators<TSelf, TSelf, TSelf>,
    IDivisionOperators<TSelf, TSelf, TSelf>,
    IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : struct, IReal<TSelf>
{
    /// <summary>A constant.</summary>
    static abstract TSelf From(double value);

    /// <summary>The value of x as a constant: without its derivative.</summary>
    static abstract TSelf Detach(TSelf x);

    /// <summary><c>|x|</c>; derivative 0 at 0.</summary>
    static abstract TSelf Abs(TSelf x);

    /// <summary><c>√x</c></summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary><c>e^x</c></summary>
    static abstract TSelf Exp(TSelf x);

    /// <summary><c>e^x − 1</c>, exact near 0.</summary>
    static abstract TSelf Expm1(TSelf x);

    /// <summary><c>ln x</c></summary>
    static abstract TSelf Log(TSelf x);

    /// <summary><c>ln(1 + x)</c>, exact near 0.</summary>
    static abstract TSelf Log1p(TSelf x);

    /// <summary><c>sin x</c></summary>
    static abstract TSelf Sin(TSelf x);

    /// <summary><c>cos x</c></summary>
    static abstract TSelf Cos(TSelf x);

    /// <summary><c>sinh x</c>, exact near 0.</summary>
    static abstract TSelf Sinh(TSelf x);

    /// <summary><c>cosh x</c></summary>
    static abstract TSelf Cosh(TSelf x);

    /// <summary><c>tanh x</c></summary>
    static abstract TSelf Tanh(TSelf x);

    /// <summary>The error function, <c>2/√π · ∫₀ˣ e^(−t²) dt</c>.</summary>
    static abstract TSelf Erf(TSelf x);

    /// <summary><c>x^y</c></summary>
    static abstract TSelf Pow(TSelf x, TSelf y);

    /// <summary>The larger; NaN where either is; the derivatives' mean where they are equal.</summary>
    static abstract TSelf Max(TSelf x, TSelf y);

    /// <summary>The smaller; NaN where either is; the derivatives' mean where they are equal.</summary>
    static abstract TSelf Min(TSelf x, TSelf y);

    /// <summary><paramref name="then"/> where <c>x &lt; y</c>, else <paramref name="otherwise"/> (also for NaN).</summary>
    static abstract TSelf IfLess(TSelf x, TSelf y, TSelf then, TSelf otherwise);

    /// <summary><paramref name="then"/> where <c>x ≤ y</c>, else <paramref name="otherwise"/> (also for NaN).</summary>
    static abstract TSelf IfLessOrEqual(TSelf x, TSelf y, TSelf then, TSelf otherwise);

    /// <summary><paramref name="then"/> where <c>x = y</c>, else <paramref name="otherwise"/> (also for NaN).</summary>
    static abstract TSelf IfEqual(TSelf x, TSelf y, TSelf then, TSelf otherwise);
}
