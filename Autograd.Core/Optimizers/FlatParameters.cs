using System.Numerics;
using System.Numerics.Tensors;

namespace Autograd.Core.Optimizers;

/// <summary>Several parameters as one vector.</summary>
internal sealed class FlatParameters<T>(IReadOnlyList<Variable<T>> parameters)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The number of elements of all parameters.</summary>
    public int Length { get; } = parameters.Sum(parameter => parameter.FlattenedLength);

    /// <summary>Copies the gradients; zeros where there is none.</summary>
    public void GatherGradient(Span<T> destination)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            Node<T> parameter = parameters[i].Node;
            Span<T> part = destination[..parameter.Length];
            if (parameter.Grad is { } gradient)
                gradient.Data.CopyTo(part);
            else
                part.Clear();
            destination = destination[part.Length..];
        }
    }

    /// <summary>Copies the parameters.</summary>
    public void Gather(Span<T> destination)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            Span<T> data = parameters[i].Node.Data;
            data.CopyTo(destination);
            destination = destination[data.Length..];
        }
    }

    /// <summary>Sets the parameters.</summary>
    public void Scatter(ReadOnlySpan<T> source)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            Node<T> parameter = parameters[i].Node;
            source[..parameter.Length].CopyTo(parameter.Data);
            parameter.Storage.Version++;
            source = source[parameter.Length..];
        }
    }

    /// <summary><c>p += t·d</c></summary>
    public void Add(T t, ReadOnlySpan<T> d)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            Node<T> parameter = parameters[i].Node;
            TensorPrimitives.MultiplyAdd(d[..parameter.Length], t, parameter.Data, parameter.Data);
            parameter.Storage.Version++;
            d = d[parameter.Length..];
        }
    }
}
