using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>
/// A real number, or several side by side: what a formula is written over, once, for the JIT to specialise to single
/// elements and to vectors.
/// </summary>
internal interface IReal<TSelf> :
    IAdditionOperators<TSelf, TSelf, TSelf>,
    ISubtractionOperators<TSelf, TSelf, TSelf>,
    IMultiplyOperators<TSelf, TSelf, TSelf>,
    IDivisionOperators<TSelf, TSelf, TSelf>,
    IUnaryNegationOperators<TSelf, TSelf>
    where TSelf : struct, IReal<TSelf>
{
    /// <summary>A constant.</summary>
    static abstract TSelf From(double value);

    /// <summary><c>x^y</c></summary>
    static abstract TSelf Pow(TSelf x, double y);
}
