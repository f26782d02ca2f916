using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x · Wᵀ + b; dx += dy · W; dW += dyᵀ · x; db += Σ dy</c></summary>
    /// <param name="x">Inputs, of shape [.., in].</param>
    /// <param name="weight">W, of shape [out, in].</param>
    /// <param name="bias">b, of shape [out]; none where null.</param>
    /// <returns>Of shape [.., out].</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Variable<T> Linear<T>(this Variable<T> x, Variable<T> weight, Variable<T>? bias = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape xs = x.Shape, ws = weight.Shape;
        if (xs.Rank == 0 || ws.Rank != 2 || xs[-1] != ws[1])
            throw new ArgumentException($"Linear: weight must be [out, in] and the input [.., in], weight is {ws} and the input is {xs}.", nameof(weight));
        Shape result = xs.With(xs.Rank - 1, ws[0]);
        if (bias is not { } b)
            return Recorder.Binary(x, weight, result, default(LinearOperation<T>));
        LinearArguments.CheckBias(b.Shape, ws);
        return Recorder.Ternary(x, weight, b, result, default(LinearOperation<T>));
    }
}

internal readonly struct LinearOperation<T> : IBinaryOperation<T>, ITernaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static string Name => "Linear";

    public static Reads Saves(bool needsX, bool needsWeight)
        => (needsX ? Reads.Second : Reads.None) | (needsWeight ? Reads.First : Reads.None);

    public static Reads Saves(bool needsX, bool needsWeight, bool needsBias) => Saves(needsX, needsWeight);

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ws, ReadOnlySpan<T> weight, in Shape ys, Span<T> y)
        => Matrix.MultiplyTransposed(x, weight, y, ws.Lengths[1], ws.Lengths[0]);

    public void Forward(in Shape xs, ReadOnlySpan<T> x, in Shape ws, ReadOnlySpan<T> weight, in Shape bs, ReadOnlySpan<T> bias, in Shape ys, Span<T> y)
    {
        Matrix.MultiplyTransposed(x, weight, y, ws.Lengths[1], ws.Lengths[0]);
        Matrix.AddToRows(bias, y);
    }

    public void Backward(Operand<T> x, Operand<T> weight, Output<T> y)
    {
        int outputs = weight.Shape.Lengths[0], inputs = weight.Shape.Lengths[1];
        if (x.NeedsGradient)
            Matrix.AddProduct(y.Gradient, weight.Value, x.Gradient, outputs, inputs);
        if (weight.NeedsGradient)
            Matrix.AddTransposedProduct(y.Gradient, x.Value, weight.Gradient, outputs, inputs);
    }

    public void Backward(Operand<T> x, Operand<T> weight, Operand<T> bias, Output<T> y)
    {
        Backward(x, weight, y);
        if (bias.NeedsGradient)
            Matrix.AddColumnSums(y.Gradient, bias.Gradient);
    }
}
