using Autograd.Core;
using Autograd.MLNet.Losses;

namespace Microsoft.ML.Trainers;

/// <summary>What training makes small: one of the losses named here, any formula of one's own, or one of ML.NET's.</summary>
/// <remarks>
/// <para>In formulas p is the prediction in the label's units (for a binary label the score, of which the probability is <c>1 / (1 + e⁻ᵖ)</c>) and y the label (1 for true, 0 for false).</para>
/// <para>
/// A formula of one's own comes as a struct (<see cref="FromStruct{TLoss}"/>: fastest, value and slope from one pass), as an expression over variables
/// (<see cref="FromExpression"/>: anything the engine can differentiate, a <see cref="Function{T}"/> included) or as ML.NET's interface
/// (<see cref="FromRegressionLoss"/>, <see cref="FromClassificationLoss"/>).
/// </para>
/// </remarks>
/// <example><code>
/// var median = mlContext.Regression.Trainers.Autograd(loss: AutogradLoss.Absolute());
/// var skewed = mlContext.Regression.Trainers.Autograd(loss: AutogradLoss.FromExpression((p, y) => (p - y).Square() * (p - y).Sigmoid()));
/// </code></example>
public abstract class AutogradLoss
{
    private protected AutogradLoss(string name, LossTargets targets)
    {
        Name = name;
        Targets = targets;
    }

    /// <summary>The name with its parameters, such as <c>Huber(1)</c>; part of what a checkpoint remembers.</summary>
    internal string Name { get; }

    /// <summary>What it can be trained on.</summary>
    internal LossTargets Targets { get; }

    /// <summary>What the loss on a standardised label is to be multiplied by to be in the label's units; null where only measuring the loss at the start can tell.</summary>
    internal virtual double? UnitOf(double deviation) => null;

    /// <summary>What the loss on a standardised label, in the label's units, lacks: <c>a + b·y′</c>. It depends on the label alone, so it is reported and not trained on.</summary>
    internal virtual (double A, double B) ConstantOf(double deviation) => (0, 0);

    /// <summary>The Platt calibration under which the scores of this loss are log odds: probability = 1 / (1 + e^(slope · score)); null where none is known.</summary>
    internal virtual double? CalibrationSlope => null;

    /// <summary><c>(y − p)²</c>: the mean. Default of regression.</summary>
    public static AutogradLoss Squared() => PowersOfError.Squared;

    /// <summary><c>|y − p|</c>: the median; outliers pull no more than any other row.</summary>
    public static AutogradLoss Absolute() => PowersOfError.Absolute;

    /// <summary><c>e²/2 where |e| &lt; δ, else δ·(|e| − δ/2)</c> with e = p − y: the mean, as far as errors are ordinary.</summary>
    /// <param name="delta">δ, in the label's units; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is not positive.</exception>
    public static AutogradLoss Huber(double delta = 1) => new Autograd.MLNet.Losses.Huber(delta);

    /// <summary><c>ln cosh(p − y)</c>: as <see cref="Huber"/>, smooth everywhere.</summary>
    public static AutogradLoss LogCosh() => new LogCosh(1);

    /// <summary><c>max(τ·(y − p), (τ − 1)·(y − p))</c>: the τ-quantile; also called the quantile loss.</summary>
    /// <param name="tau">τ, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tau"/> is not between 0 and 1.</exception>
    public static AutogradLoss Pinball(double tau) => new Pinball(tau);

    /// <summary><c>p − y·ln p</c>: counts. For the trainer with a log link, whose default it is.</summary>
    public static AutogradLoss Poisson() => new Tweedie(1);

    /// <summary><c>p^(2−ρ)/(2−ρ) − y·p^(1−ρ)/(1−ρ)</c>: between counts (ρ = 1) and gamma (ρ = 2), zeros and positive amounts mixed. For the trainer with a log link.</summary>
    /// <param name="power">ρ, from 1 to 2.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="power"/> is not from 1 to 2.</exception>
    public static AutogradLoss Tweedie(double power = 1.5) => new Tweedie(power);

    /// <summary><c>ln(1 + e^(−sp))</c> with s = 1 for true and −1 for false: maximum likelihood. Default of binary classification.</summary>
    public static AutogradLoss Logistic() => MarginLosses.Logistic;

    /// <summary><c>max(0, 1 − sp)</c> with s = 1 for true and −1 for false: the support vector machine.</summary>
    public static AutogradLoss Hinge() => MarginLosses.Hinge;

    /// <summary>With z = sp, s = 1 for true and −1 for false: <c>0 where z ≥ 1, (1 − z)²/(2γ) where z > 1 − γ, else 1 − z − γ/2</c></summary>
    /// <param name="smoothing">γ, positive; 1 is ML.NET's default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="smoothing"/> is not positive.</exception>
    public static AutogradLoss SmoothedHinge(double smoothing = 1) => new StructLoss<SmoothedHingeFormula>(
        new SmoothedHingeFormula(smoothing), FormattableString.Invariant($"SmoothedHinge({smoothing})"), LossTargets.Binary);

    /// <summary><c>e^(−βsp)</c> with s = 1 for true and −1 for false: boosting's loss.</summary>
    /// <param name="beta">β, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is not positive.</exception>
    public static AutogradLoss Exponential(double beta = 1) => new Exponential(beta);

    /// <summary><c>−ln softmax(p)_y</c>: maximum likelihood of several classes. Default of multiclass classification.</summary>
    /// <param name="labelSmoothing">The part of the target that is spread over all classes, from 0 to 1.</param>
    /// <param name="classWeights">What the loss of each class is multiplied by, in the order of the label's keys; null for 1.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public static AutogradLoss SoftmaxCrossEntropy(double labelSmoothing = 0, IReadOnlyList<float>? classWeights = null)
        => new SoftmaxCrossEntropy(labelSmoothing, classWeights);

    /// <summary>A formula of one prediction and one label, written once; its slope comes from the same formula.</summary>
    /// <typeparam name="TLoss">A struct with the formula; its fields are the parameters.</typeparam>
    /// <param name="loss">The formula with its parameters.</param>
    public static AutogradLoss FromStruct<TLoss>(TLoss loss)
        where TLoss : struct, ILoss
        => new StructLoss<TLoss>(loss, LossName.Of(loss), LossTargets.Any);

    /// <summary>Any expression over variables.</summary>
    /// <param name="loss">
    /// From predictions and labels, both of shape [rows, 1] (for several classes scores of shape [rows, classes] and labels, class indices, of shape [rows]), one loss for each row; or their mean,
    /// where no example weights are used. It must not depend on the order of the rows, and with several threads it is called from all of them.
    /// </param>
    public static AutogradLoss FromExpression(Func<Variable<float>, Variable<float>, Variable<float>> loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return new ExpressionLoss(loss);
    }

    /// <summary>One of ML.NET's losses for regression, or any implementation of its interface.</summary>
    /// <remarks><see cref="PoissonLoss"/> and <see cref="TweedieLoss"/> are for the trainer with a log link, and are taken as functions of the prediction, as <see cref="Poisson"/> and <see cref="Tweedie"/> are.</remarks>
    /// <param name="loss">The loss.</param>
    public static AutogradLoss FromRegressionLoss(IRegressionLoss loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return new ScalarLoss(loss, LossOfLogarithm.Is(loss) ? LossTargets.LogLink : LossTargets.Regression | LossTargets.LogLink);
    }

    /// <summary>One of ML.NET's losses for binary classification, or any implementation of its interface.</summary>
    /// <param name="loss">The loss.</param>
    public static AutogradLoss FromClassificationLoss(IClassificationLoss loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return new ScalarLoss(loss, LossTargets.Binary);
    }

    /// <summary>This loss as ML.NET's interface, for ML.NET's own trainers of regression; a function of the prediction, not of its logarithm as <see cref="PoissonLoss"/> is.</summary>
    /// <exception cref="InvalidOperationException">The loss is not a formula of one prediction and one label.</exception>
    public IRegressionLoss ToRegressionLoss() => new RegressionLossAdapter(Formula(LossTargets.Regression | LossTargets.LogLink));

    /// <summary>This loss as ML.NET's interface, for ML.NET's own trainers of binary classification.</summary>
    /// <exception cref="InvalidOperationException">The loss is not a formula of one prediction and one label.</exception>
    public IClassificationLoss ToClassificationLoss() => new ClassificationLossAdapter(Formula(LossTargets.Binary));

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary><c>Σ wᵢ·ℓ(pᵢ, yᵢ)</c>, a scalar.</summary>
    internal abstract Variable<float> Sum(Variable<float> predictions, Variable<float> labels, Variable<float>? weights);

    /// <summary>The loss on standardised labels: <c>ℓ(m + s·p′, m + s·y′) = unit · ℓ′(p′, y′)</c>, with the unit of <see cref="UnitOf"/>, or 1 where that is null.</summary>
    internal virtual AutogradLoss Standardized(double mean, double deviation)
        => mean == 0 && deviation == 1 ? this : new AffineLoss(this, mean, deviation);

    /// <summary>The loss on <c>ln p</c>, for a log link.</summary>
    internal virtual AutogradLoss OfLogarithm() => new LogLinkLoss(this);

    /// <summary>The formula on single numbers.</summary>
    private protected virtual IFormula? SingleFormula => null;

    private IFormula Formula(LossTargets targets)
        => (Targets & targets) == 0 ? throw new InvalidOperationException($"Autograd: the loss {Name} is for {Targets}, not for {targets}.")
            : SingleFormula ?? throw new InvalidOperationException($"Autograd: the loss {Name} is no formula of one prediction and one label. Write it as a struct that implements ILoss.");
}
