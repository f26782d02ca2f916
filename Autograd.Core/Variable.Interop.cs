using System.Numerics;
using System.Numerics.Tensors;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary>A leaf with a copy of the elements of a <see cref="Tensor{T}"/>.</summary>
    /// <param name="tensor">The tensor, of rank at most <see cref="Shape.MaxRank"/>.</param>
    /// <param name="requiresGrad">Whether backward computes its gradient.</param>
    public static Variable<T> FromTensor<T>(Tensor<T> tensor, bool requiresGrad = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(tensor);
        int[] lengths = [.. tensor.Lengths.ToArray().Select(length => checked((int)length))];
        T[] elements = new T[checked((int)tensor.FlattenedLength)];
        tensor.FlattenTo(elements);
        return Create(elements, new Shape(lengths), requiresGrad);
    }

    /// <summary>A <see cref="Tensor{T}"/> with a copy of the elements.</summary>
    /// <param name="x">The variable.</param>
    /// <exception cref="InvalidOperationException">It requires grad.</exception>
    public static Tensor<T> ToTensor<T>(this Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.RequiresGrad)
            throw new InvalidOperationException("ToTensor: can't be called on a variable that requires grad. Use Detach().ToTensor() instead.");
        nint[] lengths = [.. x.Shape.Lengths.ToArray().Select(length => (nint)length)];
        return Tensor.Create(x.ToArray(), lengths);
    }

    /// <summary>A leaf that shares the elements, requires grad and prints as a module's parameter; PyTorch's <c>nn.Parameter</c>.</summary>
    /// <param name="data">The elements; shared.</param>
    /// <param name="requiresGrad">Whether backward computes its gradient.</param>
    /// <exception cref="InvalidOperationException"><paramref name="data"/> belongs to a tape step.</exception>
    public static Variable<T> Parameter<T>(Variable<T> data, bool requiresGrad = true)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Node<T> source = data.Node;
        if (source.OnTape)
            throw new InvalidOperationException("Parameter: a parameter outlives the tape step its data belong to. Make it outside the step.");
        var leaf = new Leaf<T>();
        leaf.Share(source.Shape, source.Storage, source.Offset);
        leaf.RequiresGrad = requiresGrad;
        leaf.IsParameter = true;
        return new Variable<T>(leaf);
    }
}
