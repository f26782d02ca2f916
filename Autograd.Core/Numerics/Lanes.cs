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

    public static Lanes<T> Abs(Lanes<T> x) => new(Vector.Abs(x.Value));

    public static Lanes<T> Sqrt(Lanes<T> x) => new(Vector.SquareRoot(x.Value));

    public static Lanes<T> Exp(Lanes<T> x) => Map(x, T.Exp);

    public static Lanes<T> Expm1(Lanes<T> x) => Map(x, AccurateMath.Expm1);

    public static Lanes<T> Log(Lanes<T> x) => Map(x, T.Log);

    public static Lanes<T> Log1p(Lanes<T> x) => Map(x, AccurateMath.Log1p);

    public static Lanes<T> Sin(Lanes<T> x) => Map(x, T.Sin);

    public static Lanes<T> Cos(Lanes<T> x) => Map(x, T.Cos);

    public static Lanes<T> Tanh(Lanes<T> x) => Map(x, T.Tanh);

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

    // One by one: the machine's vector functions round differently, and the last elements of a span are no vector.
    private static Lanes<T> Map(Lanes<T> x, Func<T, T> function)
    {
        Span<T> lanes = stackalloc T[Vector<T>.Count];
        for (int i = 0; i < lanes.Length; i++)
            lanes[i] = function(x.Value[i]);
        return new(new Vector<T>(lanes));
    }
}
