using System.Numerics;

namespace Autograd.Core;

/// <summary>The recorded operation behind a variable, for looking at the graph.</summary>
/// <typeparam name="T">The element type.</typeparam>
public readonly struct GradFunction<T> : IEquatable<GradFunction<T>>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Variable<T> _result;

    internal GradFunction(Node<T> node) => _result = new Variable<T>(node);

    /// <summary>PyTorch's name of the backward function: <c>AddBackward0</c>, and <c>AccumulateGrad</c> for a leaf.</summary>
    public string Name => _result.Node.FunctionName;

    /// <summary>The functions of the inputs that require grad; empty once the graph has been freed.</summary>
    public IReadOnlyList<GradFunction<T>> NextFunctions
    {
        get
        {
            Node<T> node = _result.Node;
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
    public Variable<T> Variable => _result;

    /// <summary>Whether both are the same function of the same graph.</summary>
    public static bool operator ==(GradFunction<T> left, GradFunction<T> right) => left.Equals(right);

    /// <summary>Whether the functions differ.</summary>
    public static bool operator !=(GradFunction<T> left, GradFunction<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(GradFunction<T> other) => _result.Equals(other._result);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GradFunction<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _result.GetHashCode();

    /// <summary>The name in angle brackets.</summary>
    public override string ToString() => $"<{Name}>";
}
