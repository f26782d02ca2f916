namespace Autograd.Core.Optimizers;

/// <summary>A setting of an optimizer that each of its parameter groups has for itself.</summary>
/// <remarks>Switches are numbers too: 0 for off, 1 for on.</remarks>
public enum HyperParameter
{
    /// <summary>PyTorch's <c>lr</c>.</summary>
    LearningRate,

    /// <summary>The learning rate that schedules start from; <c>initial_lr</c>. Any group may have it.</summary>
    InitialLearningRate,

    /// <summary><c>weight_decay</c></summary>
    WeightDecay,

    /// <summary><c>momentum</c></summary>
    Momentum,

    /// <summary><c>dampening</c></summary>
    Dampening,

    /// <summary><c>nesterov</c></summary>
    Nesterov,

    /// <summary><c>maximize</c></summary>
    Maximize,

    /// <summary>The first of <c>betas</c>.</summary>
    Beta1,

    /// <summary>The second of <c>betas</c>.</summary>
    Beta2,

    /// <summary><c>eps</c></summary>
    Epsilon,

    /// <summary><c>amsgrad</c></summary>
    AmsGrad,

    /// <summary><c>lr_decay</c></summary>
    LearningRateDecay,

    /// <summary><c>initial_accumulator_value</c></summary>
    InitialAccumulatorValue,

    /// <summary>RMSprop's smoothing constant <c>alpha</c>.</summary>
    Alpha,

    /// <summary><c>centered</c></summary>
    Centered,

    /// <summary><c>max_iter</c></summary>
    MaxIterations,

    /// <summary><c>max_eval</c></summary>
    MaxEvaluations,

    /// <summary><c>tolerance_grad</c></summary>
    GradientTolerance,

    /// <summary><c>tolerance_change</c></summary>
    ChangeTolerance,

    /// <summary><c>history_size</c></summary>
    HistorySize,

    /// <summary><c>line_search_fn == "strong_wolfe"</c></summary>
    StrongWolfe,
}
