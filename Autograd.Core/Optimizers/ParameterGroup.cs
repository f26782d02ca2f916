namespace Autograd.Core.Optimizers;

/// <summary>The settings of an optimizer for some of its parameters; an entry of PyTorch's <c>param_groups</c>.</summary>
/// <remarks>
/// A setting that is not given is the optimizer's, from the moment the group is added. Which settings there are, each optimizer decides; others are refused.
/// Every value may be changed between steps.
/// </remarks>
public abstract class ParameterGroup
{
    // NaN where not given.
    private readonly double[] _values = new double[HyperParameters.Count];

    private string? _owner;

    private protected ParameterGroup() => Array.Fill(_values, double.NaN);

    /// <summary>η</summary>
    public double LearningRate
    {
        get => this[HyperParameter.LearningRate];
        set => this[HyperParameter.LearningRate] = value;
    }

    /// <summary>The learning rate that schedules start from.</summary>
    public double InitialLearningRate
    {
        get => this[HyperParameter.InitialLearningRate];
        set => this[HyperParameter.InitialLearningRate] = value;
    }

    /// <summary>λ</summary>
    public double WeightDecay
    {
        get => this[HyperParameter.WeightDecay];
        set => this[HyperParameter.WeightDecay] = value;
    }

    /// <summary>μ</summary>
    public double Momentum
    {
        get => this[HyperParameter.Momentum];
        set => this[HyperParameter.Momentum] = value;
    }

    /// <summary>τ</summary>
    public double Dampening
    {
        get => this[HyperParameter.Dampening];
        set => this[HyperParameter.Dampening] = value;
    }

    /// <summary>Whether to look ahead along the velocity.</summary>
    public bool Nesterov
    {
        get => this[HyperParameter.Nesterov] != 0;
        set => this[HyperParameter.Nesterov] = value ? 1 : 0;
    }

    /// <summary>Whether to ascend instead of descending.</summary>
    public bool Maximize
    {
        get => this[HyperParameter.Maximize] != 0;
        set => this[HyperParameter.Maximize] = value ? 1 : 0;
    }

    /// <summary>β₁</summary>
    public double Beta1
    {
        get => this[HyperParameter.Beta1];
        set => this[HyperParameter.Beta1] = value;
    }

    /// <summary>β₂</summary>
    public double Beta2
    {
        get => this[HyperParameter.Beta2];
        set => this[HyperParameter.Beta2] = value;
    }

    /// <summary>ε</summary>
    public double Epsilon
    {
        get => this[HyperParameter.Epsilon];
        set => this[HyperParameter.Epsilon] = value;
    }

    /// <summary>A setting by its name.</summary>
    /// <param name="parameter">Which.</param>
    /// <exception cref="InvalidOperationException">The group has no such setting, or it is not given yet.</exception>
    /// <exception cref="ArgumentException">The value is out of its range, or the optimizer does not use the setting.</exception>
    public double this[HyperParameter parameter]
    {
        get => Has(parameter)
            ? _values[(int)parameter]
            : throw new InvalidOperationException($"{Owner}: this parameter group has no {parameter}.");
        set
        {
            HyperParameters.Check(Owner, parameter, value);
            if (_owner is not null && !Has(parameter) && parameter != HyperParameter.InitialLearningRate)
                throw new ArgumentException($"{Owner}: does not use {parameter}.", nameof(parameter));
            _values[(int)parameter] = value;
        }
    }

    private string Owner => _owner ?? nameof(ParameterGroup);

    /// <summary>Whether the group has the setting.</summary>
    /// <param name="parameter">Which.</param>
    public bool Has(HyperParameter parameter) => !double.IsNaN(_values[(int)parameter]);

    /// <summary>What gradients are multiplied with: −1 where maximizing.</summary>
    internal double Sign => Value(HyperParameter.Maximize) == 0 ? 1 : -1;

    /// <summary>A setting that is known to be there.</summary>
    internal double Value(HyperParameter parameter) => _values[(int)parameter];

    /// <summary>Takes the settings that are not given from an optimizer, and refuses those that it does not have.</summary>
    internal void Inherit(string owner, ReadOnlySpan<(HyperParameter Parameter, double Value)> defaults)
    {
        if (_owner is not null)
            throw new ArgumentException($"{owner}: the parameter group belongs to an optimizer already.");
        foreach (HyperParameter parameter in Enum.GetValues<HyperParameter>())
        {
            if (Has(parameter) && parameter != HyperParameter.InitialLearningRate && !Contains(defaults, parameter))
                throw new ArgumentException($"{owner}: does not use {parameter}, which a parameter group sets.");
        }

        foreach ((HyperParameter parameter, double value) in defaults)
        {
            if (!Has(parameter))
                _values[(int)parameter] = value;
        }

        _owner = owner;
    }

    /// <summary>Takes over settings that were saved.</summary>
    internal void Load(ReadOnlySpan<double> values) => values.CopyTo(_values);

    private static bool Contains(ReadOnlySpan<(HyperParameter Parameter, double Value)> defaults, HyperParameter parameter)
    {
        foreach ((HyperParameter known, _) in defaults)
        {
            if (known == parameter)
                return true;
        }

        return false;
    }
}
