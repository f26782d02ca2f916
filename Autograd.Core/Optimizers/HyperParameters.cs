namespace Autograd.Core.Optimizers;

/// <summary>What PyTorch calls each hyper-parameter, and which values it can have.</summary>
internal static class HyperParameters
{
    private static readonly Description[] All = Describe();

    private enum Allowed
    {
        Any,
        NotNegative,
        BelowOne,
        Positive,
        Switch,
    }

    public static int Count => All.Length;

    /// <summary>Its name in a saved state.</summary>
    public static string StateName(HyperParameter parameter) => All[(int)parameter].StateName;

    /// <summary>Refuses a value out of range.</summary>
    /// <param name="owner">Whom the error names.</param>
    /// <param name="parameter">The hyper-parameter.</param>
    /// <param name="value">Its value.</param>
    public static void Check(string owner, HyperParameter parameter, double value)
    {
        bool isAllowed = All[(int)parameter].Allowed switch
        {
            Allowed.NotNegative => value >= 0,
            Allowed.BelowOne => value is >= 0 and < 1,
            Allowed.Positive => value >= 1 && double.IsInteger(value),
            Allowed.Switch => value is 0 or 1,
            _ => !double.IsNaN(value),
        };
        if (!isAllowed)
            throw OutOfRange(owner, parameter, value);
    }

    private static ArgumentOutOfRangeException OutOfRange(string owner, HyperParameter parameter, double value)
    {
        Description description = All[(int)parameter];
        string rule = description.Allowed switch
        {
            Allowed.NotNegative => "It must not be negative.",
            Allowed.BelowOne => "It must be at least 0 and below 1.",
            Allowed.Positive => "It must be a positive whole number.",
            Allowed.Switch => "It must be 0 or 1.",
            _ => "It must be a number.",
        };
        string name = parameter.ToString();
        return new(char.ToLowerInvariant(name[0]) + name[1..], value, $"{owner}: Invalid {description.Words}: {value}. {rule}");
    }

    private static Description[] Describe()
    {
        var all = new Description[Enum.GetValues<HyperParameter>().Length];
        Add(HyperParameter.LearningRate, "lr", "learning rate", Allowed.NotNegative);
        Add(HyperParameter.InitialLearningRate, "initial_lr", "initial learning rate", Allowed.NotNegative);
        Add(HyperParameter.WeightDecay, "weight_decay", "weight decay value", Allowed.NotNegative);
        Add(HyperParameter.Momentum, "momentum", "momentum value", Allowed.NotNegative);
        Add(HyperParameter.Dampening, "dampening", "dampening value", Allowed.Any);
        Add(HyperParameter.Nesterov, "nesterov", "nesterov switch", Allowed.Switch);
        Add(HyperParameter.Maximize, "maximize", "maximize switch", Allowed.Switch);
        Add(HyperParameter.Beta1, "beta1", "beta parameter at index 0", Allowed.BelowOne);
        Add(HyperParameter.Beta2, "beta2", "beta parameter at index 1", Allowed.BelowOne);
        Add(HyperParameter.Epsilon, "eps", "epsilon value", Allowed.NotNegative);
        Add(HyperParameter.AmsGrad, "amsgrad", "amsgrad switch", Allowed.Switch);
        Add(HyperParameter.LearningRateDecay, "lr_decay", "learning rate decay value", Allowed.NotNegative);
        Add(HyperParameter.InitialAccumulatorValue, "initial_accumulator_value", "initial accumulator value", Allowed.NotNegative);
        Add(HyperParameter.Alpha, "alpha", "alpha value", Allowed.NotNegative);
        Add(HyperParameter.Centered, "centered", "centered switch", Allowed.Switch);
        Add(HyperParameter.MaxIterations, "max_iter", "number of iterations", Allowed.Positive);
        Add(HyperParameter.MaxEvaluations, "max_eval", "number of evaluations", Allowed.Positive);
        Add(HyperParameter.GradientTolerance, "tolerance_grad", "gradient tolerance", Allowed.NotNegative);
        Add(HyperParameter.ChangeTolerance, "tolerance_change", "change tolerance", Allowed.NotNegative);
        Add(HyperParameter.HistorySize, "history_size", "history size", Allowed.Positive);
        Add(HyperParameter.StrongWolfe, "strong_wolfe", "line search switch", Allowed.Switch);
        return all;

        void Add(HyperParameter parameter, string stateName, string words, Allowed allowed)
            => all[(int)parameter] = new Description(stateName, words, allowed);
    }

    private readonly record struct Description(string StateName, string Words, Allowed Allowed);
}
