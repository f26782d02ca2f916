namespace Autograd.Core.Kernels;

/// <summary>A value and its derivative, carried through a formula together.</summary>
internal readonly struct Dual<TReal>(TReal value, TReal slope) : IReal<Dual<TReal>>
    where TReal : struct, IReal<TReal>
{
    public readonly TReal Value = value;
    public readonly TReal Slope = slope;

    public static Dual<TReal> operator +(Dual<TReal> left, Dual<TReal> right) => new(left.Value + right.Value, left.Slope + right.Slope);

    public static Dual<TReal> operator -(Dual<TReal> left, Dual<TReal> right) => new(left.Value - right.Value, left.Slope - right.Slope);

    public static Dual<TReal> operator *(Dual<TReal> left, Dual<TReal> right)
        => new(left.Value * right.Value, (left.Slope * right.Value) + (left.Value * right.Slope));

    public static Dual<TReal> operator /(Dual<TReal> left, Dual<TReal> right)
    {
        TReal quotient = left.Value / right.Value;
        return new(quotient, (left.Slope - (quotient * right.Slope)) / right.Value);
    }

    public static Dual<TReal> operator -(Dual<TReal> value) => new(-value.Value, -value.Slope);

    public static Dual<TReal> From(double value) => new(TReal.From(value), TReal.From(0));

    public static Dual<TReal> Pow(Dual<TReal> x, double y)
        => new(TReal.Pow(x.Value, y), x.Slope * TReal.From(y) * TReal.Pow(x.Value, y - 1));
}
