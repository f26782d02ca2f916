using System.Numerics;

namespace Autograd.Core;

/// <summary>Memory beside the graph, for what an operation's forward leaves to its backward.</summary>
internal static class ForwardBuffer
{
    /// <summary>Uninitialised elements; inside a tape step those of the step before.</summary>
    public static Node<T> Take<T>(int length)
        where T : unmanaged, IFloatingPointIeee754<T> => Take<T>(ThreadState.Current, new Shape(length));

    /// <inheritdoc cref="Take{T}(int)"/>
    public static Node<T> Take<T>(ThreadState state, in Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Leaf<T> memory = Recorder.NewLeaf<T>(state);
        memory.Allocate(shape);
        return memory;
    }
}
