using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = [a, b, ..]</c> along a dimension; each gets its part of <c>dy</c>.</summary>
    /// <param name="variables">At least one, of the same shape except along <paramref name="dim"/>; those of shape [0] are passed over.</param>
    /// <param name="dim">The dimension that grows; counted from the end where negative.</param>
    /// <exception cref="ArgumentException">There are no variables, or their shapes do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The dimension does not exist.</exception>
    /// <example><code>
    /// var y = Variable.Cat([a, b], dim: 1);
    /// </code></example>
    public static Variable<T> Cat<T>(ReadOnlySpan<Variable<T>> variables, int dim)
        where T : unmanaged, IFloatingPointIeee754<T> => Concatenate.Along<T, CatName>(variables, dim, minRank: 0);

    /// <summary><c>y = [a, b, ..]</c> along the outermost dimension.</summary>
    /// <inheritdoc cref="Cat{T}(ReadOnlySpan{Variable{T}}, int)"/>
    public static Variable<T> Cat<T>(params ReadOnlySpan<Variable<T>> variables)
        where T : unmanaged, IFloatingPointIeee754<T> => Cat(variables, 0);
}

internal readonly struct CatName : IOperation
{
    public static string Name => "Cat";
}
