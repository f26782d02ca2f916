using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core.Optimizers;

/// <summary>The quasi-Newton method of limited memory; PyTorch's <c>torch.optim.LBFGS</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// A step takes up to <c>maxIterations</c> iterations, for which it evaluates the loss several times: call <see cref="Step(Func{T})"/>. All parameters are one group.
/// A parameter without a gradient counts as one whose gradient is 0.
/// Source: Nocedal and Wright, "Numerical optimization", algorithms 7.4, 3.5 and 3.6.
/// </remarks>
/// <example><code>
/// var optimizer = new LBFGS&lt;double&gt;(model.Parameters(), strongWolfe: true);
/// double loss = optimizer.Step(() =>
/// {
///     optimizer.ZeroGrad();
///     Variable&lt;double&gt; loss = Variable.MseLoss(model.Forward(x), y);
///     loss.Backward();
///     return loss;
/// });
/// </code></example>
public sealed partial class LBFGS<T> : Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly FlatParameters<T> _flat;
    private readonly StrongWolfe<T> _lineSearch;
    private readonly T[] _gradient;
    private int _evaluations;
    private int _iterations;
    private LbfgsMemory<T> _memory;

    /// <summary>L-BFGS over the given parameters.</summary>
    /// <param name="parameters">Leaves, each once.</param>
    /// <param name="learningRate">The length of an iteration's step, the line search's first guess; not negative.</param>
    /// <param name="maxIterations">The most iterations in a step.</param>
    /// <param name="maxEvaluations">The most evaluations of the loss in a step, checked after each iteration; by default <paramref name="maxIterations"/> · 5 / 4.</param>
    /// <param name="gradientTolerance">A step ends where no element of the gradient is larger.</param>
    /// <param name="changeTolerance">A step ends where neither the loss nor a parameter changes by more.</param>
    /// <param name="historySize">How many past changes of the gradient describe the curvature.</param>
    /// <param name="strongWolfe">Search along each direction for a point that fulfils the strong Wolfe conditions.</param>
    /// <exception cref="ArgumentException">A value is out of its range, or the parameters are not as <see cref="Optimizer{T}"/> wants them.</exception>
    public LBFGS(
        IEnumerable<Variable<T>> parameters,
        double learningRate = 1,
        int maxIterations = 20,
        int? maxEvaluations = null,
        double gradientTolerance = 1e-7,
        double changeTolerance = 1e-9,
        int historySize = 100,
        bool strongWolfe = false)
        : base(
            [new ParameterGroup<T>(parameters)],
            [
                (HyperParameter.LearningRate, learningRate),
                (HyperParameter.MaxIterations, maxIterations),
                (HyperParameter.MaxEvaluations, maxEvaluations ?? (int)Math.Min(maxIterations * 5L / 4, int.MaxValue)),
                (HyperParameter.GradientTolerance, gradientTolerance),
                (HyperParameter.ChangeTolerance, changeTolerance),
                (HyperParameter.HistorySize, historySize),
                (HyperParameter.StrongWolfe, strongWolfe ? 1 : 0),
            ])
    {
        _flat = new FlatParameters<T>(Parameters);
        _gradient = new T[_flat.Length];
        _memory = new LbfgsMemory<T>(_flat.Length);
        _lineSearch = new StrongWolfe<T>(_flat);
    }

    /// <summary>Refused: a step evaluates the loss several times.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void Step() => throw new NotSupportedException("LBFGS: Step needs a closure that computes the loss and its gradients, and returns the loss.");

    /// <inheritdoc/>
    public override T Step(Func<Variable<T>> closure)
    {
        ArgumentNullException.ThrowIfNull(closure);
        return Step(() => closure().Item());
    }

    /// <inheritdoc/>
    /// <returns>The loss before the step.</returns>
    public override T Step(Func<T> closure)
    {
        ArgumentNullException.ThrowIfNull(closure);
        using GradMode.Scope scope = GradMode.EnableGrad();
        ParameterGroup group = ParameterGroups[0];
        T learningRate = T.CreateTruncating(group.LearningRate);
        T gradientTolerance = T.CreateTruncating(group.Value(HyperParameter.GradientTolerance));
        T changeTolerance = T.CreateTruncating(group.Value(HyperParameter.ChangeTolerance));
        int maxIterations = (int)group.Value(HyperParameter.MaxIterations), historySize = (int)group.Value(HyperParameter.HistorySize);
        double maxEvaluations = group.Value(HyperParameter.MaxEvaluations);

        T first = closure(), loss = first;
        _flat.GatherGradient(_gradient);
        int before = _evaluations++;
        for (int iteration = 1; iteration <= maxIterations && !(GradientNorm.Largest<T>(_gradient) <= gradientTolerance); iteration++)
        {
            if (_iterations++ == 0)
                _memory.Begin(_gradient);
            else
                _memory.Update(_gradient, historySize);
            T[] direction = _memory.Direction;
            _memory.StepLength = _iterations == 1
                ? T.Min(T.One, T.One / GradientNorm.Of<T>(_gradient, 1)) * learningRate
                : learningRate;
            T lossBefore = loss, slope = Summation.Dot<T>(_gradient, direction);
            if (slope > -changeTolerance)
                break;

            if (group.Value(HyperParameter.StrongWolfe) != 0)
            {
                _evaluations += _lineSearch.Run(closure, direction, _gradient, slope, ref loss, ref _memory.StepLength);
                _flat.Add(_memory.StepLength, direction);
            }
            else
            {
                _flat.Add(_memory.StepLength, direction);
                if (iteration == maxIterations)
                    break;
                loss = closure();
                _evaluations++;
                _flat.GatherGradient(_gradient);
            }

            if (_evaluations - before >= maxEvaluations
                || T.Abs(_memory.StepLength) * GradientNorm.Largest<T>(direction) <= changeTolerance
                || T.Abs(loss - lossBefore) < changeTolerance)
            {
                break;
            }
        }

        return first;
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The optimizer has its parameters already.</exception>
    public override void AddParameterGroup(ParameterGroup<T> group)
    {
        if (ParameterGroups.Count > 0)
            throw new NotSupportedException("LBFGS: doesn't support parameter groups. Give all parameters to the constructor.");
        base.AddParameterGroup(group);
    }

    /// <inheritdoc/>
    protected override void Update(ParameterGroup<T> group, ParameterState<T> state, Span<T> parameter, ReadOnlySpan<T> gradient)
        => throw new NotSupportedException("LBFGS: parameters are not changed one by one.");
}
