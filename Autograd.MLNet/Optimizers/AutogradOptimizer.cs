using Autograd.Core;
using Autograd.Core.Optimizers;
using Autograd.MLNet.Optimizers;

namespace Microsoft.ML.Trainers;

/// <summary>How steps follow from gradients; the optimizers are those of <see cref="Autograd.Core.Optimizers"/>, with PyTorch's names and settings.</summary>
/// <remarks>The learning rate is an option of the trainer. Where that is null, each optimizer has one that suits standardised features.</remarks>
public abstract record AutogradOptimizer
{
    private protected AutogradOptimizer()
    {
    }

    /// <summary>Whether a step wants the loss of all rows, and evaluates it several times.</summary>
    internal virtual bool IsFullBatch => false;

    /// <summary>What the rate of plain gradient descent is multiplied by for steps to be as long; null where the curvature of the loss does not decide.</summary>
    internal virtual double? CurvatureShare => null;

    /// <summary>Whether weight decay goes by the learning rate alone, or by that of each weight, as the gradient of a penalty does.</summary>
    internal virtual bool IsDecayDecoupled => false;

    /// <summary>Weight decay of its own, which is decoupled from the gradient.</summary>
    internal virtual double DecoupledWeightDecay => 0;

    /// <summary>Stochastic gradient descent with momentum.</summary>
    /// <param name="momentum">μ, from 0 to below 1.</param>
    /// <param name="nesterov">Whether to look ahead along the velocity; needs momentum.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public static AutogradOptimizer Sgd(double momentum = 0, bool nesterov = false) => Try(new SgdOptimizer(momentum, nesterov));

    /// <summary>Adaptive moment estimation.</summary>
    /// <param name="beta1">β₁, from 0 to below 1.</param>
    /// <param name="beta2">β₂, from 0 to below 1.</param>
    /// <param name="epsilon">ε, not negative.</param>
    /// <param name="amsGrad">Whether the denominator never shrinks.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public static AutogradOptimizer Adam(double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, bool amsGrad = false)
        => Try(new AdamOptimizer(beta1, beta2, epsilon, amsGrad));

    /// <summary>Adam with a weight decay that is no part of the gradient; the trainer's <see cref="LinearTrainerOptions.L2Regularization"/> is added to it.</summary>
    /// <param name="beta1">β₁, from 0 to below 1.</param>
    /// <param name="beta2">β₂, from 0 to below 1.</param>
    /// <param name="epsilon">ε, not negative.</param>
    /// <param name="weightDecay">λ: each step multiplies the weights by 1 − ηλ.</param>
    /// <param name="amsGrad">Whether the denominator never shrinks.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public static AutogradOptimizer AdamW(double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2, bool amsGrad = false)
        => Try(new AdamWOptimizer(beta1, beta2, epsilon, weightDecay, amsGrad));

    /// <summary>Steps that shrink where gradients have been large; good for sparse features.</summary>
    /// <param name="learningRateDecay">δ, not negative.</param>
    /// <param name="epsilon">ε, not negative.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public static AutogradOptimizer Adagrad(double learningRateDecay = 0, double epsilon = 1e-10) => Try(new AdagradOptimizer(learningRateDecay, epsilon));

    /// <summary>Steps divided by the root of the running mean of squared gradients.</summary>
    /// <param name="alpha">The running mean's memory, from 0 to below 1.</param>
    /// <param name="epsilon">ε, not negative.</param>
    /// <param name="momentum">μ, from 0 to below 1.</param>
    /// <param name="centered">Whether to divide by the variance instead.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public static AutogradOptimizer RMSprop(double alpha = 0.99, double epsilon = 1e-8, double momentum = 0, bool centered = false)
        => Try(new RMSpropOptimizer(alpha, epsilon, momentum, centered));

    /// <summary>The quasi-Newton method on all rows at once, with a strong Wolfe line search; an epoch is one iteration. For smooth losses, without L1 penalty and non-negativity.</summary>
    /// <param name="historySize">How many past changes of the gradient describe the curvature.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public static AutogradOptimizer Lbfgs(int historySize = 20) => Try(new LbfgsOptimizer(historySize));

    /// <summary>
    /// The learning rate where none is given and the data do not tell, for standardised features: steps of adaptive optimizers are about as long as the rate, and 1 / √steps lets weights travel far enough
    /// and dwells no longer than needed in the noise of the batches.
    /// </summary>
    internal virtual double DefaultLearningRate(long steps) => Math.Clamp(1 / Math.Sqrt(steps), 0.002, 0.1);

    /// <summary>The engine's optimizer of weights, which L2 regularisation draws to zero, and biases, which it does not.</summary>
    internal abstract Optimizer<float> Create(Variable<float> weights, Variable<float> biases, double learningRate, double l2);

    private protected static ParameterGroup<float>[] Groups(Variable<float> weights, Variable<float> biases, double weightDecay) =>
        [new ParameterGroup<float>([weights]) { WeightDecay = weightDecay }, new ParameterGroup<float>([biases]) { WeightDecay = 0 }];

    // The engine's own constructor knows the ranges.
    private static AutogradOptimizer Try(AutogradOptimizer optimizer)
    {
        optimizer.Create(Variable.Zeros<float>([1], requiresGrad: true), Variable.Zeros<float>([1], requiresGrad: true), 1, 0);
        return optimizer;
    }
}
