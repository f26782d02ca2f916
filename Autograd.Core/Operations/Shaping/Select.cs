using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x[index]</c> along a dimension, which disappears; <c>dx[index] += dy</c>.</summary>
    /// <remarks>Shares its elements with <paramref name="x"/> along the outermost dimension, and copies them along others.</remarks>
    /// <param name="x">The operand.</param>
    /// <param name="dim">The dimension; counted from the end where negative.</param>
    /// <param name="index">The index; counted from the end where negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimension or the index does not exist.</exception>
    public static Variable<T> Select<T>(this Variable<T> x, int dim, int index)
        where T : unmanaged, IFloatingPointIeee754<T> => Slices.Select<T, SelectName>(x, dim, index);
}

public readonly partial struct Variable<T>
{
    /// <summary>The part at an index of the outermost dimension, <c>Select(0, index)</c>; setting copies into it, <c>Select(0, index).Copy_(value)</c>.</summary>
    /// <param name="index">The index; counted from the end where negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index does not exist, or the variable is a scalar.</exception>
    [IndexerName("Part")] // "Item" is the method
    public Variable<T> this[int index]
    {
        get => this.Select(0, index);
        set => this.Select(0, index).Copy_(value);
    }
}

internal readonly struct SelectName : IOperation
{
    public static string Name => "Select";
}
