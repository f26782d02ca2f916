using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>A leaf of the numbers 0 to n − 1 in random order; PyTorch's <c>torch.randperm</c>.</summary>
    /// <remarks>Where the numbers serve as indices in C#, <see cref="Generator.Permutation(int)"/> gives them as such.</remarks>
    /// <param name="n">How many.</param>
    /// <param name="generator">What to draw from; <see cref="Generator.Default"/> where null.</param>
    public static Variable<T> RandPerm<T>(int n, Generator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int[] order = (generator ?? Generator.Default).Permutation(n);
        Variable<T> leaf = NewLeaf<T>([n], requiresGrad: false);
        for (int i = 0; i < n; i++)
            leaf.Node.Data[i] = T.CreateTruncating(order[i]);
        return leaf;
    }
}
