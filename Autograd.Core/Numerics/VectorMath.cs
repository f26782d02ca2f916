using System.Numerics;

namespace Autograd.Core.Numerics;

/// <summary>.NET's vector functions, where a lane's result depends on that lane alone: then a single element can have the same bits.</summary>
internal static class VectorMath
{
    /// <summary><c>e^x</c>; false where an element's result, or the element type, is not for the vector function.</summary>
    /// <remarks>Near overflow and underflow it looks at all lanes to decide how it goes on, and gives up subnormal results.</remarks>
    public static bool TryExp<T>(Vector<T> x, out Vector<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        y = x;
        if (typeof(T) == typeof(double) && Vector.LessThanOrEqualAll(Vector.Abs(x), new Vector<T>(T.CreateTruncating(700))))
            y = Vector.As<double, T>(Vector.Exp(Vector.As<T, double>(x)));
        else if (typeof(T) == typeof(float) && Vector.LessThanOrEqualAll(Vector.Abs(x), new Vector<T>(T.CreateTruncating(85))))
            y = Vector.As<float, T>(Vector.Exp(Vector.As<T, float>(x)));
        else
            return false;
        return true;
    }

    /// <summary><c>ln x</c>; false where the element type is not for the vector function.</summary>
    public static bool TryLog<T>(Vector<T> x, out Vector<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        y = x;
        if (typeof(T) == typeof(double))
            y = Vector.As<double, T>(Vector.Log(Vector.As<T, double>(x)));
        else if (typeof(T) == typeof(float))
            y = Vector.As<float, T>(Vector.Log(Vector.As<T, float>(x)));
        else
            return false;
        return true;
    }
}
