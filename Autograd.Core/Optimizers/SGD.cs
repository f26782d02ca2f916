using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core.Optimizers;

/// <summary>Stochastic gradient descent with momentum; PyTorch's <c>torch.optim.SGD</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <remarks>
/// <c>d = g + λ·p</c> (−g where maximizing); with momentum μ the velocity <c>v = d</c> in the first step and <c>v = μ·v + (1 − τ)·d</c> after it, where τ
/// is the dampening; then <c>d = v</c>, or <c>d + μ·v</c> with Nesterov; <c>p −= η·d</c>.
/// </remarks>
public sealed class SGD<T> : Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T _momentum;
    private readonly T _dampening;
    private readonly T _weightDecay;
    private readonly bool _nesterov;
    private readonly bool _maximize;
    private readonly T[]?[] _velocities;

    /// <summary>SGD over the given parameters.</summary>
    /// <param name="parameters">Leaves that require grad, each once.</param>
    /// <param name="learningRate">η, not negative.</param>
    /// <param name="momentum">μ, not negative; 0 for none.</param>
    /// <param name="dampening">τ.</param>
    /// <param name="weightDecay">λ, not negative: the L2 penalty λ/2·‖p‖².</param>
    /// <param name="nesterov">Look ahead along the velocity; needs momentum and no dampening.</param>
    /// <param name="maximize">Ascend instead of descending.</param>
    /// <exception cref="ArgumentException">A value is out of its range, or the parameters are not as <see cref="Optimizer{T}"/> wants them.</exception>
    public SGD(IEnumerable<Variable<T>> parameters, double learningRate = 1e-3, double momentum = 0, double dampening = 0, double weightDecay = 0, bool nesterov = false, bool maximize = false)
        : base(parameters)
    {
        LearningRate = learningRate;
        if (!(momentum >= 0))
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, $"SGD: Invalid momentum value: {momentum}. It must not be negative.");
        if (!(weightDecay >= 0))
            throw new ArgumentOutOfRangeException(nameof(weightDecay), weightDecay, $"SGD: Invalid weight decay value: {weightDecay}. It must not be negative.");
        if (nesterov && (momentum == 0 || dampening != 0))
            throw new ArgumentException($"SGD: Nesterov momentum requires a momentum and zero dampening, got momentum {momentum} and dampening {dampening}.", nameof(nesterov));

        _momentum = T.CreateTruncating(momentum);
        _dampening = T.CreateTruncating(dampening);
        _weightDecay = T.CreateTruncating(weightDecay);
        _nesterov = nesterov;
        _maximize = maximize;
        _velocities = new T[]?[Parameters.Count];
    }

    /// <summary>η; may be changed between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or NaN.</exception>
    public double LearningRate
    {
        get;
        set => field = value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"SGD: Invalid learning rate: {value}. It must not be negative.");
    }

    /// <inheritdoc/>
    protected override void Update(int index, Span<T> parameter, ReadOnlySpan<T> gradient)
    {
        T learningRate = T.CreateTruncating(LearningRate);
        if (_momentum == T.Zero)
        {
            SgdUpdate.Step(parameter, gradient, learningRate, _weightDecay, _maximize);
            return;
        }

        bool first = _velocities[index] is null;
        T[] velocity = _velocities[index] ??= new T[parameter.Length];
        T carried = first ? T.Zero : _momentum, taken = first ? T.One : T.One - _dampening;
        SgdUpdate.StepWithMomentum(parameter, gradient, velocity, learningRate, _weightDecay, _maximize, carried, taken, _nesterov, _momentum);
    }
}
