using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = [a; b; ..]</c> one below the other: along the outermost dimension, where vectors and scalars are matrices of one row.</summary>
    /// <param name="variables">At least one, of the same shape except along that dimension.</param>
    /// <exception cref="ArgumentException">There are no variables, or their shapes do not fit.</exception>
    public static Variable<T> Vstack<T>(params ReadOnlySpan<Variable<T>> variables)
        where T : unmanaged, IFloatingPointIeee754<T> => Concatenate.Along<T, VstackName>(variables, 0, minRank: 2);
}

internal readonly struct VstackName : IOperation
{
    public static string Name => "Vstack";
}
