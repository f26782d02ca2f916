namespace Autograd.Core.Kernels;

/// <summary>1 where an element is the best, else 0; and its share of the gradient.</summary>
/// <param name="nanShares">Where the best is NaN, every NaN counts.</param>
internal readonly struct TiedElement(bool nanShares) : IRealFunction2, IReductionGradient
{
    public TReal Value<TReal>(TReal x, TReal best)
        where TReal : struct, IReal<TReal> => IfTied(x, best, TReal.From(1));

    // Where NaN does not count, nothing is tied with it: the share is a division by zero, and 0 times it is NaN.
    public TReal Dx<TReal>(TReal share, TReal x, TReal best)
        where TReal : struct, IReal<TReal> => nanShares ? IfTied(x, best, share) : share * IfTied(x, best, TReal.From(1));

    private TReal IfTied<TReal>(TReal x, TReal best, TReal then)
        where TReal : struct, IReal<TReal>
    {
        TReal zero = TReal.From(0), same = TReal.IfEqual(x, best, then, zero);
        return nanShares ? TReal.IfEqual(best, best, same, TReal.IfEqual(x, x, zero, then)) : same;
    }
}
