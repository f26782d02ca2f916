using System.Numerics;

namespace Autograd.Core;

/// <summary>The recorded operation behind a variable, for looking at the graph.</summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly struct GradFunction<T> : IEquatable<GradFunction<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Not a handle: the function stays what it is when its result is changed in place.
    private readonly Node<T> _node;
    private readonly long _generation;

    internal GradFunction(Node<T> node)
    {
        _node = node;
        _generation = node.Generation;
    }

    /// <summary>PyTorch's name of the backward function: <c>AddBackward0</c>, and <c>AccumulateGrad</c> for a leaf.</summary>
    public string Name => Node.FunctionName;

    /// <summary>The functions of the inputs that require grad; empty once the graph has been freed.</summary>
    public IReadOnlyList<GradFunction<T>> NextFunctions
    {
        get
        {
            Node<T> node = Node;
            var next = new List<GradFunction<T>>();
            for (int i = 0; i < node.InputCount && !node.IsFreed; i++)
            {
                if (node.Input(i).RequiresGrad)
                    next.Add(new GradFunction<T>(node.Input(i)));
            }

            return next;
        }
    }

    /// <summary>The variable this function made (for <c>AccumulateGrad</c>: the leaf).</summary>
    public Variable<T> Variable => new(Node);

    private Node<T> Node => _node is not null && _node.Generation == _generation
        ? _node
        : throw new InvalidOperationException("The function belongs to a tape step that has ended.");

    /// <summary>Whether both are the same function of the same graph.</summary>
    public static bool operator ==(GradFunction<T> left, GradFunction<T> right) => left.Equals(right);

    /// <summary>Whether the functions differ.</summary>
    public static bool operator !=(GradFunction<T> left, GradFunction<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(GradFunction<T> other) => ReferenceEquals(_node, other._node) && _generation == other._generation;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GradFunction<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_node, _generation);

    /// <summary>The name in angle brackets.</summary>
    public override string ToString() => $"<{Name}>";
}
