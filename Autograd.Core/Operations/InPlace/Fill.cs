using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>x_i ← value</c> in place; not recorded.</summary>
    /// <param name="x">The variable to change.</param>
    /// <param name="value">The value of every element.</param>
    /// <returns><paramref name="x"/>.</returns>
    /// <exception cref="InvalidOperationException"><paramref name="x"/> requires grad, outside <see cref="GradMode.NoGrad"/>.</exception>
    public static Variable<T> Fill_<T>(this Variable<T> x, T value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Node<T> node = InPlace.Check<T, FillOperation>(x);
        node.Data.Fill(value);
        node.Storage.Version++;
        return x;
    }

    /// <summary><c>x_i ← 0</c> in place; not recorded.</summary>
    /// <inheritdoc cref="Fill_{T}(Variable{T}, T)"/>
    public static Variable<T> Zero_<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => x.Fill_(T.Zero);
}

internal readonly struct FillOperation : IOperation
{
    public static string Name => "Fill";
}
