using System.Numerics;

namespace Autograd.Core.Kernels;

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

    public static Scalar<T> Pow(Scalar<T> x, double y) => new(T.Pow(x.Value, T.CreateTruncating(y)));
}
