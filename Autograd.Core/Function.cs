using System.Numerics;

namespace Autograd.Core;

/// <summary>An operation of one's own with its own backward; PyTorch's <c>torch.autograd.Function</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// Derive, and keep parameters in fields. Both methods run without recording. Inputs must not be changed in place. Check the gradients with
/// <see cref="Checking.GradientCheck"/>.
/// </remarks>
/// <example><code>
/// sealed class Cube : Function&lt;double&gt;
/// {
///     protected override Variable&lt;double&gt;[] Forward(FunctionContext&lt;double&gt; context, Variable&lt;double&gt;[] inputs)
///     {
///         context.SaveForBackward(inputs[0]);
///         return [inputs[0] * inputs[0] * inputs[0]];
///     }
///
///     protected override Variable&lt;double&gt;?[] Backward(FunctionContext&lt;double&gt; context, Variable&lt;double&gt;?[] gradients)
///     {
///         var x = context.SavedVariables[0];
///         return [gradients[0]!.Value * 3 * x * x];
///     }
/// }
///
/// var y = new Cube().Apply(x);
/// </code></example>
public abstract class Function<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Computes the only output.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <exception cref="InvalidOperationException">The function has not exactly one output.</exception>
    public Variable<T> Apply(params Variable<T>[] inputs)
    {
        Variable<T>[] outputs = ApplyMany(inputs);
        return outputs.Length == 1
            ? outputs[0]
            : throw new InvalidOperationException($"{GetType().Name}: the function has {outputs.Length} outputs; call ApplyMany.");
    }

    /// <summary>Computes all outputs.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <exception cref="InvalidOperationException">An output is one of the inputs.</exception>
    public Variable<T>[] ApplyMany(params Variable<T>[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        bool record = GradMode.IsGradEnabled && Array.Exists(inputs, input => input.RequiresGrad);
        var context = new FunctionContext<T>([.. inputs.Select(input => input.Node)], GetType().Name);
        Variable<T>[] results;
        using (GradMode.NoGrad())
            results = Forward(context, [.. inputs]);

        if (results.Any(result => inputs.Contains(result)))
            throw new InvalidOperationException($"{GetType().Name}: an output is one of the inputs. Return a Clone() of it.");
        return record ? FunctionNode<T>.Record(this, context, results) : results;
    }

    /// <summary>Computes the outputs from the inputs, and saves in the context what backward needs.</summary>
    /// <param name="context">Kept for <see cref="Backward"/>.</param>
    /// <param name="inputs">The inputs.</param>
    /// <returns>New variables, not inputs.</returns>
    protected internal abstract Variable<T>[] Forward(FunctionContext<T> context, Variable<T>[] inputs);

    /// <summary>Computes the gradients of the inputs from those of the outputs.</summary>
    /// <param name="context">What <see cref="Forward"/> saved.</param>
    /// <param name="gradients">One for each output; zeros where an output took no part, or null if <see cref="FunctionContext{T}.MaterializeGrads"/> is off.</param>
    /// <returns>One for each input, of its shape or of one that it broadcasts to (then summed); null for none.</returns>
    protected internal abstract Variable<T>?[] Backward(FunctionContext<T> context, Variable<T>?[] gradients);
}
