namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>Seeds <see cref="Generator.Default"/>, from which everything random is drawn where no generator is given; PyTorch's <c>torch.manual_seed</c>.</summary>
    /// <param name="seed">Only its low 32 bits count.</param>
    /// <returns>The generator.</returns>
    public static Generator ManualSeed(long seed) => Generator.Default.ManualSeed(seed);
}
