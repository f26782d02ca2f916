using System.Numerics;

namespace Autograd.Core;

/// <summary>Makes variables and computes with them. Every function is an extension method too: <c>Variable.Add(m, n)</c> is <c>m.Add(n)</c>.</summary>
public static partial class Variable
{
    /// <summary>A leaf with a copy of the elements, of shape [n].</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="requiresGrad">Whether <see cref="Variable{T}.Backward(Variable{T}?, bool)"/> computes its gradient.</param>
    public static Variable<T> Create<T>(ReadOnlySpan<T> elements, bool requiresGrad = false)
        where T : unmanaged, IFloatingPointIeee754<T> => Create(elements, [elements.Length], requiresGrad);

    /// <inheritdoc cref="Create{T}(ReadOnlySpan{T}, bool)"/>
    public static Variable<T> Create<T>(T[] elements, bool requiresGrad = false)
        where T : unmanaged, IFloatingPointIeee754<T> => Create((ReadOnlySpan<T>)elements, requiresGrad);

    /// <inheritdoc cref="Create{T}(ReadOnlySpan{T}, Shape, bool)"/>
    public static Variable<T> Create<T>(T[] elements, Shape shape, bool requiresGrad = false)
        where T : unmanaged, IFloatingPointIeee754<T> => Create((ReadOnlySpan<T>)elements, shape, requiresGrad);

    /// <summary>A leaf with a copy of the elements.</summary>
    /// <param name="elements">The elements in row-major order.</param>
    /// <param name="shape">The dimension lengths.</param>
    /// <param name="requiresGrad">Whether <see cref="Variable{T}.Backward(Variable{T}?, bool)"/> computes its gradient.</param>
    /// <exception cref="ArgumentException">The shape holds another number of elements.</exception>
    public static Variable<T> Create<T>(ReadOnlySpan<T> elements, Shape shape, bool requiresGrad = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (shape.FlattenedLength != elements.Length)
            throw new ArgumentException($"Create: shape {shape} holds {shape.FlattenedLength} elements, got {elements.Length}.", nameof(shape));
        Variable<T> leaf = NewLeaf<T>(shape, requiresGrad);
        elements.CopyTo(leaf.Node.Data);
        return leaf;
    }

    /// <summary>A scalar leaf, of shape [].</summary>
    /// <param name="value">Its value.</param>
    /// <param name="requiresGrad">Whether <see cref="Variable{T}.Backward(Variable{T}?, bool)"/> computes its gradient.</param>
    public static Variable<T> Scalar<T>(T value, bool requiresGrad = false)
        where T : unmanaged, IFloatingPointIeee754<T> => Full(Shape.Scalar, value, requiresGrad);

    /// <summary>A leaf of zeros.</summary>
    /// <param name="shape">The dimension lengths.</param>
    /// <param name="requiresGrad">Whether <see cref="Variable{T}.Backward(Variable{T}?, bool)"/> computes its gradient.</param>
    public static Variable<T> Zeros<T>(Shape shape, bool requiresGrad = false)
        where T : unmanaged, IFloatingPointIeee754<T> => Full(shape, T.Zero, requiresGrad);

    /// <summary>A leaf of ones.</summary>
    /// <param name="shape">The dimension lengths.</param>
    /// <param name="requiresGrad">Whether <see cref="Variable{T}.Backward(Variable{T}?, bool)"/> computes its gradient.</param>
    public static Variable<T> Ones<T>(Shape shape, bool requiresGrad = false)
        where T : unmanaged, IFloatingPointIeee754<T> => Full(shape, T.One, requiresGrad);

    /// <summary>A leaf whose elements all have one value.</summary>
    /// <param name="shape">The dimension lengths.</param>
    /// <param name="value">The value.</param>
    /// <param name="requiresGrad">Whether <see cref="Variable{T}.Backward(Variable{T}?, bool)"/> computes its gradient.</param>
    public static Variable<T> Full<T>(Shape shape, T value, bool requiresGrad = false)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Variable<T> leaf = NewLeaf<T>(shape, requiresGrad);
        leaf.Node.Data.Fill(value);
        return leaf;
    }

    private static Variable<T> NewLeaf<T>(in Shape shape, bool requiresGrad)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var leaf = new Leaf<T>();
        if (InferenceMode.IsEnabled)
            leaf.MarkInference();
        leaf.Allocate(shape);
        leaf.RequiresGrad = requiresGrad;
        return new Variable<T>(leaf);
    }
}
