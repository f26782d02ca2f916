namespace Autograd.Core.Kernels;

/// <summary>How many vectors a loop keeps in registers, as a type: the compiler then makes a loop of its own for each number.</summary>
internal interface IVectors
{
    /// <summary>The number.</summary>
    static abstract int Count { get; }
}
