using Autograd.Core.Optimizers;

namespace Autograd.Core.Schedules;

/// <summary>Multiplies the initial learning rates by any function of the epoch: <c>η_t = η₀ · f(t)</c>.</summary>
public sealed class LambdaLR : LRScheduler
{
    private readonly Func<int, double>[] _factors;

    /// <summary>A schedule with the same function for all groups.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="factor">f.</param>
    public LambdaLR(IOptimizer optimizer, Func<int, double> factor)
        : this(optimizer, [.. Enumerable.Repeat(factor, optimizer?.ParameterGroups.Count ?? 0)])
    {
    }

    /// <summary>A schedule with a function for each group.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="factors">A function for each parameter group.</param>
    /// <exception cref="ArgumentException">There are more or fewer functions than groups.</exception>
    public LambdaLR(IOptimizer optimizer, ReadOnlySpan<Func<int, double>> factors)
        : base(optimizer)
    {
        if (factors.Length != BaseLearningRates.Count)
            throw new ArgumentException($"LambdaLR: expected {BaseLearningRates.Count} functions, one for each parameter group, but got {factors.Length}.", nameof(factors));
        foreach (Func<int, double> factor in factors)
            ArgumentNullException.ThrowIfNull(factor);
        _factors = factors.ToArray();
        Apply();
    }

    /// <inheritdoc/>
    protected override double Rate(ParameterGroup group, int index) => BaseLearningRates[index] * _factors[index](LastEpoch);
}
