using System.Numerics;
using Autograd.Core;

namespace CustomLoss;

/// <summary>The cost as a function with a backward of its own: forward calls <see cref="Prices.SmoothCost"/>, plain C# that the engine cannot look into, and backward <see cref="Prices.SmoothSlope"/>.</summary>
/// <typeparam name="T"><see cref="float"/> in training, <see cref="double"/> for the gradient check.</typeparam>
internal sealed class CostFunction<T>(Prices prices) : Function<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    protected override Variable<T>[] Forward(FunctionContext<T> context, Variable<T>[] inputs)
    {
        Variable<T> left = inputs[0] - inputs[1];
        context.SaveForBackward(left);
        return [Each(left, prices.SmoothCost)];
    }

    /// <inheritdoc/>
    /// <remarks>With n = baked − demand, <c>dbaked += dy · c′(n); ddemand −= dy · c′(n)</c>.</remarks>
    protected override Variable<T>?[] Backward(FunctionContext<T> context, Variable<T>?[] gradients)
    {
        Variable<T> ofBaked = gradients[0]!.Value * Each(context.SavedVariables[0], prices.SmoothSlope);
        return [ofBaked, context.NeedsInputGrad(1) ? -ofBaked : null];
    }

    private static Variable<T> Each(Variable<T> x, Func<double, double> function)
        => Variable.Create(Array.ConvertAll(x.ToArray(), value => T.CreateTruncating(function(double.CreateTruncating(value)))), x.Shape);
}
