using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = [a, b, ..]</c> side by side: along dimension 1, for vectors and scalars along the only one.</summary>
    /// <param name="variables">At least one, of the same shape except along that dimension.</param>
    /// <exception cref="ArgumentException">There are no variables, or their shapes do not fit.</exception>
    public static Variable<T> Hstack<T>(params ReadOnlySpan<Variable<T>> variables)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Concatenate.RefuseNone<T, HstackName>(variables);
        return Concatenate.Along<T, HstackName>(variables, variables[0].Rank <= 1 ? 0 : 1, minRank: 1);
    }
}

internal readonly struct HstackName : IOperation
{
    public static string Name => "Hstack";
}
