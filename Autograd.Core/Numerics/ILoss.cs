namespace Autograd.Core;

/// <summary>A loss of one prediction and one target, written once; value and derivative come from the same formula in one pass.</summary>
/// <remarks>
/// Implement it as a <c>readonly struct</c> and hand it to <see cref="Variable.Loss"/>, or to a trainer. The formula is compiled for single numbers, for
/// vectors and for dual numbers, which carry the derivative along; so it allocates nothing and there is no derivative to write. It may differ from element to element
/// by <see cref="IReal{TSelf}.IfLess"/> and its kin only. Parameters are fields of the struct.
/// </remarks>
/// <example><code>
/// public readonly struct RelativeError(double floor) : ILoss
/// {
///     public TReal Value&lt;TReal&gt;(TReal prediction, TReal target)
///         where TReal : struct, IReal&lt;TReal&gt;
///         => TReal.Abs(prediction - target) / TReal.Max(TReal.Abs(target), TReal.From(floor));
/// }
///
/// Variable&lt;float&gt; loss = prediction.Loss(target, new RelativeError(0.1));
/// </code></example>
public interface ILoss
{
    /// <summary>
    /// Whether <see cref="Reduction.Mean"/> divides weighted losses by the sum of the weights, as in a weighted mean, and not by the number of losses. Default: true.
    /// </summary>
    static virtual bool MeanIsWeighted => true;

    /// <summary>The loss of one example.</summary>
    /// <typeparam name="TReal">The kind of number.</typeparam>
    /// <param name="prediction">What the model says.</param>
    /// <param name="target">What is true.</param>
    TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>;
}
