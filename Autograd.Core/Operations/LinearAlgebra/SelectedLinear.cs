using System.Numerics;
using Autograd.Core.Data;
using Autograd.Core.Kernels;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y = x · Wᵀ + b; dW += dyᵀ · x; db += Σ dy</c> of rows read where they lie.</summary>
    /// <param name="x">Inputs, [rows, in]. Must not be changed until backward has run. Get no gradient.</param>
    /// <param name="weight">W, of shape [out, in].</param>
    /// <param name="bias">b, of shape [out]; none where null.</param>
    /// <returns>Of shape [rows, out], with the bits of <see cref="Linear{T}(Variable{T}, Variable{T}, Variable{T}?)"/> of the same rows copied together.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Variable<T> Linear<T>(this SelectedRows<T> x, Variable<T> weight, Variable<T>? bias = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        Shape ws = weight.Shape;
        if (ws.Rank != 2 || ws[1] != x.ColumnCount)
            throw new ArgumentException($"Linear: weight must be [out, in] and the input [rows, in], weight is {ws} and the input is [{x.RowCount}, {x.ColumnCount}].", nameof(weight));
        Shape result = [x.RowCount, ws[0]];
        if (bias is not { } b)
            return Recorder.Unary(weight, result, new SelectedLinearOperation<T>(x));
        LinearArguments.CheckBias(b.Shape, ws);
        return Recorder.Binary(weight, b, result, new SelectedLinearOperation<T>(x));
    }
}

internal readonly struct SelectedLinearOperation<T>(SelectedRows<T> x) : IUnaryOperation<T>, IBinaryOperation<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int ShortRow = 16;

    private readonly int _version = x.Version;

    public static string Name => "Linear";

    static Reads IUnaryOperation<T>.Saves => Reads.None;

    static Reads IBinaryOperation<T>.Saves(bool needsWeight, bool needsBias) => Reads.None;

    public void Forward(in Shape ws, ReadOnlySpan<T> weight, in Shape ys, Span<T> y)
    {
        // Short rows one after the other need nobody to fetch them.
        if (x.IsContiguous && x.ColumnCount <= ShortRow)
            Matrix.MultiplyTransposed(x.Contiguous(), weight, y, x.ColumnCount, ws.Lengths[0]);
        else if (x.IsContiguous)
            Matrix.MultiplyTransposed(x.Streamed(), weight, y, x.ColumnCount, ws.Lengths[0]);
        else
            Matrix.MultiplyTransposed(x.Chosen(), weight, y, x.ColumnCount, ws.Lengths[0]);
    }

    public void Forward(in Shape ws, ReadOnlySpan<T> weight, in Shape bs, ReadOnlySpan<T> bias, in Shape ys, Span<T> y)
    {
        Forward(ws, weight, ys, y);
        Matrix.AddToRows(bias, y);
    }

    public void Backward(Operand<T> weight, Output<T> y)
    {
        if (!weight.NeedsGradient)
            return;
        SavedRows.ThrowIfChanged(Name, "selected", typeof(T), x.RowCount, x.ColumnCount, x.Version, _version);

        // Whatever forward has read is at hand.
        if (x.IsContiguous)
            Matrix.AddTransposedProduct(y.Gradient, x.Contiguous(), weight.Gradient, weight.Shape.Lengths[0], x.ColumnCount);
        else
            Matrix.AddTransposedProduct(y.Gradient, x.Chosen(), weight.Gradient, weight.Shape.Lengths[0], x.ColumnCount);
    }

    public void Backward(Operand<T> weight, Operand<T> bias, Output<T> y)
    {
        Backward(weight, y);
        if (bias.NeedsGradient)
            Matrix.AddColumnSums(y.Gradient, bias.Gradient);
    }
}
