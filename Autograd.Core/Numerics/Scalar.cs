using System.Numerics;

namespace Autograd.Core.Numerics;

/// <summary>One element as an <see cref="IReal{TSelf}"/>.</summary>
internal readonly struct Scalar<T>(T value) : IReal<Scalar<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public readonly T Value = value;

    public static Scalar<T> operator +(Scalar<T> left, Scalar<T> right) => new(left.Value + right.Value);

    public static Scalar<T> operator -(Scalar<T> left, Scalar<T> right) => new(left.Value - right.Value);

    public static Scalar<T> operator *(Scalar<T> left, Scalar<T> right) => new(left.Value * right.Value);

    public static Scalar<T> operator /(Scalar<T> left, Scalar<T> right) => new(left.Value / right.Value);

    public static Scalar<T> operator -(Scalar<T> value) => new(-value.Value);

    public static Scalar<T> From(double value) => new(T.CreateTruncating(value));

    public static Scalar<T> Detach(Scalar<T> x) => x;

    public static Scalar<T> Abs(Scalar<T> x) => new(T.Abs(x.Value));

    public static Scalar<T> Sqrt(Scalar<T> x) => new(T.Sqrt(x.Value));

    public static Scalar<T> Exp(Scalar<T> x)
        => new(Vector<T>.IsSupported && VectorMath.TryExp(new Vector<T>(x.Value), out Vector<T> y) ? y[0] : T.Exp(x.Value));

    public static Scalar<T> Expm1(Scalar<T> x) => RealMath.Expm1(x);

    public static Scalar<T> Log(Scalar<T> x)
        => new(Vector<T>.IsSupported && VectorMath.TryLog(new Vector<T>(x.Value), out Vector<T> y) ? y[0] : T.Log(x.Value));

    public static Scalar<T> Log1p(Scalar<T> x) => RealMath.Log1p(x);

    public static Scalar<T> Sin(Scalar<T> x) => new(T.Sin(x.Value));

    public static Scalar<T> Cos(Scalar<T> x) => new(T.Cos(x.Value));

    public static Scalar<T> Sinh(Scalar<T> x) => new(T.Sinh(x.Value));

    public static Scalar<T> Cosh(Scalar<T> x) => new(T.Cosh(x.Value));

    public static Scalar<T> Tanh(Scalar<T> x) => RealMath.Tanh(x);

    public static Scalar<T> Erf(Scalar<T> x) => RealMath.Erf(x);

    public static Scalar<T> Pow(Scalar<T> x, Scalar<T> y) => new(T.Pow(x.Value, y.Value));

    public static Scalar<T> Max(Scalar<T> x, Scalar<T> y) => new(T.Max(x.Value, y.Value));

    public static Scalar<T> Min(Scalar<T> x, Scalar<T> y) => new(T.Min(x.Value, y.Value));

    public static Scalar<T> IfLess(Scalar<T> x, Scalar<T> y, Scalar<T> then, Scalar<T> otherwise) => x.Value < y.Value ? then : otherwise;

    public static Scalar<T> IfLessOrEqual(Scalar<T> x, Scalar<T> y, Scalar<T> then, Scalar<T> otherwise) => x.Value <= y.Value ? then : otherwise;

    public static Scalar<T> IfEqual(Scalar<T> x, Scalar<T> y, Scalar<T> then, Scalar<T> otherwise) => x.Value == y.Value ? then : otherwise;
}
