using System.Numerics;

namespace Autograd.Core.Kernels;

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

    public static Lanes<T> Pow(Lanes<T> x, double y)
    {
        T exponent = T.CreateTruncating(y);
        Span<T> lanes = stackalloc T[Vector<T>.Count];
        for (int i = 0; i < lanes.Length; i++)
            lanes[i] = T.Pow(x.Value[i], exponent);
        return new(new Vector<T>(lanes));
    }
}
