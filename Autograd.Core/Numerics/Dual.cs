namespace Autograd.Core.Numerics;

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

    public static Dual<TReal> Detach(Dual<TReal> x) => new(x.Value, TReal.From(0));

    public static Dual<TReal> Abs(Dual<TReal> x)
    {
        TReal zero = TReal.From(0);
        return new(TReal.Abs(x.Value), TReal.IfLess(x.Value, zero, -x.Slope, TReal.IfEqual(x.Value, zero, zero, x.Slope)));
    }

    public static Dual<TReal> Sqrt(Dual<TReal> x)
    {
        TReal root = TReal.Sqrt(x.Value);
        return new(root, x.Slope / (root + root));
    }

    public static Dual<TReal> Exp(Dual<TReal> x)
    {
        TReal exp = TReal.Exp(x.Value);
        return new(exp, x.Slope * exp);
    }

    public static Dual<TReal> Expm1(Dual<TReal> x)
    {
        TReal less = TReal.Expm1(x.Value);
        return new(less, x.Slope * (less + TReal.From(1)));
    }

    public static Dual<TReal> Log(Dual<TReal> x) => new(TReal.Log(x.Value), x.Slope / x.Value);

    public static Dual<TReal> Log1p(Dual<TReal> x) => new(TReal.Log1p(x.Value), x.Slope / (x.Value + TReal.From(1)));

    public static Dual<TReal> Sin(Dual<TReal> x) => new(TReal.Sin(x.Value), x.Slope * TReal.Cos(x.Value));

    public static Dual<TReal> Cos(Dual<TReal> x) => new(TReal.Cos(x.Value), -x.Slope * TReal.Sin(x.Value));

    public static Dual<TReal> Sinh(Dual<TReal> x) => new(TReal.Sinh(x.Value), x.Slope * TReal.Cosh(x.Value));

    public static Dual<TReal> Cosh(Dual<TReal> x) => new(TReal.Cosh(x.Value), x.Slope * TReal.Sinh(x.Value));

    public static Dual<TReal> Tanh(Dual<TReal> x)
    {
        TReal tanh = TReal.Tanh(x.Value);
        return new(tanh, x.Slope * (TReal.From(1) - (tanh * tanh)));
    }

    public static Dual<TReal> Erf(Dual<TReal> x)
        => new(TReal.Erf(x.Value), x.Slope * TReal.From(2 / Math.Sqrt(Math.PI)) * TReal.Exp(-(x.Value * x.Value)));

    public static Dual<TReal> Pow(Dual<TReal> x, Dual<TReal> y)
    {
        TReal zero = TReal.From(0), power = TReal.Pow(x.Value, y.Value);
        TReal ofBase = TReal.IfEqual(y.Value, zero, zero, y.Value * TReal.Pow(x.Value, y.Value - TReal.From(1)));
        TReal ofExponent = TReal.IfEqual(y.Slope, zero, zero, power * TReal.Log(x.Value) * y.Slope);
        return new(power, TReal.IfEqual(x.Slope, zero, zero, ofBase * x.Slope) + ofExponent);
    }

    public static Dual<TReal> Max(Dual<TReal> x, Dual<TReal> y)
        => new(TReal.Max(x.Value, y.Value), TReal.IfLess(y.Value, x.Value, x.Slope, TReal.IfLess(x.Value, y.Value, y.Slope, Half(x.Slope + y.Slope))));

    public static Dual<TReal> Min(Dual<TReal> x, Dual<TReal> y)
        => new(TReal.Min(x.Value, y.Value), TReal.IfLess(x.Value, y.Value, x.Slope, TReal.IfLess(y.Value, x.Value, y.Slope, Half(x.Slope + y.Slope))));

    public static Dual<TReal> IfLess(Dual<TReal> x, Dual<TReal> y, Dual<TReal> then, Dual<TReal> otherwise)
        => new(TReal.IfLess(x.Value, y.Value, then.Value, otherwise.Value), TReal.IfLess(x.Value, y.Value, then.Slope, otherwise.Slope));

    public static Dual<TReal> IfLessOrEqual(Dual<TReal> x, Dual<TReal> y, Dual<TReal> then, Dual<TReal> otherwise)
        => new(TReal.IfLessOrEqual(x.Value, y.Value, then.Value, otherwise.Value), TReal.IfLessOrEqual(x.Value, y.Value, then.Slope, otherwise.Slope));

    public static Dual<TReal> IfEqual(Dual<TReal> x, Dual<TReal> y, Dual<TReal> then, Dual<TReal> otherwise)
        => new(TReal.IfEqual(x.Value, y.Value, then.Value, otherwise.Value), TReal.IfEqual(x.Value, y.Value, then.Slope, otherwise.Slope));

    private static TReal Half(TReal x) => x * TReal.From(0.5);
}
