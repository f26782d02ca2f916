using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>The same elements with one more dimension, of length 1; shares them.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="dim">Where it is in the result; counted from the end where negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The result has no such dimension.</exception>
    public static Variable<T> Unsqueeze<T>(this Variable<T> x, int dim)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Recorder.View<T, UnsqueezeOperation>(x, Dimensions.Insert<UnsqueezeOperation>(x.Shape, dim, 1), 0);
}

internal readonly struct UnsqueezeOperation : IOperation
{
    public static string Name => "Unsqueeze";
}
