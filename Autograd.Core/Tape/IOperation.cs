using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>What every operation tells of itself.</summary>
internal interface IOperation
{
    /// <summary>The name errors and the graph show, without "Backward0".</summary>
    static abstract string Name { get; }
}

/// <summary>An operation on one variable. A struct: its fields are the operation's parameters.</summary>
internal interface IUnaryOperation<T> : IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>What <see cref="Backward"/> reads.</summary>
    static abstract Reads Saves { get; }

    /// <summary>Writes every element of <paramref name="y"/>.</summary>
    void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ys, Span<T> y);

    /// <summary>Adds to <c>x.Gradient</c>.</summary>
    void Backward(Operand<T> x, Output<T> y);
}

/// <summary>An operation on two variables.</summary>
internal interface IBinaryOperation<T> : IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>What <see cref="Backward"/> reads, given whose gradients are needed.</summary>
    static abstract Reads Saves(bool needsA, bool needsB);

    /// <summary>Writes every element of <paramref name="y"/>.</summary>
    void Forward(in Shape aShape, ReadOnlySpan<T> a, in Shape bShape, ReadOnlySpan<T> b, in Shape ys, Span<T> y);

    /// <summary>Adds to <c>a.Gradient</c> and <c>b.Gradient</c> where they are needed.</summary>
    void Backward(Operand<T> a, Operand<T> b, Output<T> y);
}

/// <summary>An operation on three variables.</summary>
internal interface ITernaryOperation<T> : IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>What <see cref="Backward"/> reads, given whose gradients are needed.</summary>
    static abstract Reads Saves(bool needsA, bool needsB, bool needsC);

    /// <summary>Writes every element of <paramref name="y"/>.</summary>
    void Forward(in Shape aShape, ReadOnlySpan<T> a, in Shape bShape, ReadOnlySpan<T> b, in Shape cShape, ReadOnlySpan<T> c, in Shape ys, Span<T> y);

    /// <summary>Adds to the inputs' gradients where they are needed.</summary>
    void Backward(Operand<T> a, Operand<T> b, Operand<T> c, Output<T> y);
}
