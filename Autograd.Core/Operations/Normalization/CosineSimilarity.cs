using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = Σ (a / max(‖a‖, ε)) · (b / max(‖b‖, ε))</c> along a dimension, which disappears: the cosine of the angle between vectors.</summary>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand; shapes broadcast.</param>
    /// <param name="dim">The dimension of the broadcast shape; counted from the end where negative.</param>
    /// <param name="eps">ε, which keeps vectors of zeros from dividing by 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    /// <exception cref="ArgumentException">The shapes do not broadcast.</exception>
    public static Variable<T> CosineSimilarity<T>(this Variable<T> a, Variable<T> b, int dim = 1, double eps = 1e-8)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = Broadcasting.ResultShape<CosineSimilarityName>(a.Shape, b.Shape);
        Variable<T> left = a.Shape == shape ? a : a.Expand(shape), right = b.Shape == shape ? b : b.Expand(shape);
        return (left.Normalize(2, dim, eps) * right.Normalize(2, dim, eps)).Sum(dim);
    }
}

internal abstract class CosineSimilarityName : IOperation
{
    public static string Name => "CosineSimilarity";
}
