using System.Numerics;

namespace Autograd.Core.Numerics;

/// <summary>A machine vector of elements as an <see cref="IReal{TSelf}"/>; each lane has the bits of <see cref="Scalar{T}"/>.</summary>
internal readonly struct Lanes<T>(Vector<T> value) : IReal<Lanes<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public readonly Vector<T> Value = value;

    public static Lanes<T> operator +(Lanes<T> left, Lanes<T> right) => new(left.Value + right.Value);

    public static Lanes<T> operator -(Lanes<T> left, Lanes<T> right) => new(left.Value - right.Value);

    public static Lanes<T> operator *(Lanes<T> left, Lanes<T> right) => new(left.Value * right.Value);

    public static Lanes<T> operator /(Lanes<T> left, Lanes<T> right) => new(left.Value / right.Value);

    public static Lanes<T> operator -(Lanes<T> value) => new(-value.Value);

    public static Lanes<T> From(double value) => new(new Vector<T>(T.CreateTruncating(value)));

    public static Lanes<T> Detach(Lanes<T> x) => x;

    public static Lanes<T> Abs(Lanes<T> x) => new(Vector.Abs(x.Value));

    public static Lanes<T> Sqrt(Lanes<T> x) => new(Vector.SquareRoot(x.Value));

    public static Lanes<T> Exp(Lanes<T> x)
        => VectorMath.TryExp(x.Value, out Vector<T> y) ? new(y) : Map(x, element => Scalar<T>.Exp(new(element)).Value);

    public static Lanes<T> Expm1(Lanes<T> x) => RealMath.Expm1(x);

    public static Lanes<T> Log(Lanes<T> x)
        => VectorMath.TryLog(x.Value, out Vector<T> y) ? new(y) : Map(x, element => Scalar<T>.Log(new(element)).Value);

    public static Lanes<T> Log1p(Lanes<T> x) => RealMath.Log1p(x);

    public static Lanes<T> Sin(Lanes<T> x) => Map(x, T.Sin);

    public static Lanes<T> Cos(Lanes<T> x) => Map(x, T.Cos);

    public static Lanes<T> Sinh(Lanes<T> x) => Map(x, T.Sinh);

    public static Lanes<T> Cosh(Lanes<T> x) => Map(x, T.Cosh);

    public static Lanes<T> Tanh(Lanes<T> x) => RealMath.Tanh(x);

    public static Lanes<T> Erf(Lanes<T> x) => RealMath.Erf(x);

    public static Lanes<T> Pow(Lanes<T> x, Lanes<T> y)
    {
        Span<T> lanes = stackalloc T[Vector<T>.Count];
        for (int i = 0; i < lanes.Length; i++)
            lanes[i] = T.Pow(x.Value[i], y.Value[i]);
        return new(new Vector<T>(lanes));
    }

    public static Lanes<T> Max(Lanes<T> x, Lanes<T> y) => new(Vector.Max(x.Value, y.Value));

    public static Lanes<T> Min(Lanes<T> x, Lanes<T> y) => new(Vector.Min(x.Value, y.Value));

    public static Lanes<T> IfLess(Lanes<T> x, Lanes<T> y, Lanes<T> then, Lanes<T> otherwise)
        => new(Vector.ConditionalSelect(Vector.LessThan(x.Value, y.Value), then.Value, otherwise.Value));

    public static Lanes<T> IfLessOrEqual(Lanes<T> x, Lanes<T> y, Lanes<T> then, Lanes<T> otherwise)
        => new(Vector.ConditionalSelect(Vector.LessThanOrEqual(x.Value, y.Value), then.Value, otherwise.Value));

    public static Lanes<T> IfEqual(Lanes<T> x, Lanes<T> y, Lanes<T> then, Lanes<T> otherwise)
        => new(Vector.ConditionalSelect(Vector.Equals(x.Value, y.Value), then.Value, otherwise.Value));

    // One by one: other vector functions have lanes that depend on their neighbours, or round differently from the functions of one element.
    private static Lanes<T> Map(Lanes<T> x, Func<T, T> function)
    {
        Span<T> lanes = stackalloc T[Vector<T>.Count];
        x.Value.CopyTo(lanes);
        foreach (ref T lane in lanes)
            lane = function(lane);
        return new(new Vector<T>(lanes));
    }
}
