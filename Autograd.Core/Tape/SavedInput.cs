using System.Numerics;

namespace Autograd.Core;

/// <summary>An edge of the graph: the input, whether its gradient was wanted, and its version when it was used.</summary>
internal readonly struct SavedInput<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public readonly Node<T> Node;
    private readonly int _version;
    private readonly bool _isRead;
    private readonly bool _needsGradient;

    /// <summary>An edge to a value.</summary>
    /// <param name="node">The value.</param>
    /// <param name="isRead">Whether backward reads it.</param>
    /// <exception cref="InvalidOperationException">It must be read and was made in inference mode.</exception>
    public SavedInput(Node<T> node, bool isRead)
    {
        CheckSavable(node, isRead);
        Node = node;
        _version = node.Storage.Version;
        _isRead = isRead;
        _needsGradient = node.RequiresGrad;
    }

    /// <summary>Refuses a value that backward would read and that was made in inference mode.</summary>
    public static void CheckSavable(Node<T> node, bool isRead)
    {
        if (isRead && node.IsInference)
            ThrowInference();
    }

    /// <summary>The input for backward: its value where it was saved (and is unchanged), its gradient where it is needed.</summary>
    public Operand<T> Open(BackwardPass<T> pass)
    {
        ReadOnlySpan<T> value = default;
        if (_isRead)
        {
            Node.CheckUnchanged(_version);
            value = Node.Data;
        }

        bool needed = _needsGradient && pass.Needs(Node);
        return new Operand<T>(Node.Shape, value, needed ? pass.GradientOf(Node) : default, needed);
    }

    private static void ThrowInference() => throw new InvalidOperationException(
        "Inference variables cannot be saved for backward. To work around you can make a Clone() to get a normal variable and use it instead.");
}
