namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Losses of single predictions and targets.</summary>
public static class LossRows
{
    private static readonly Domain Probability = new(0.1, 0.9);
    private static readonly Shape[][] FourColumns = [[[3, 4], [3, 4]], [[4], [4]], [[0, 4], [0, 4]], [[67, 4], [67, 4]]];

    private static readonly Constant Two = new([], 2);
    private static readonly Constant Columns = new([4], 0, 0.5, 1, 4);

    public static readonly OperationRow[] All =
    [
        Of("MseLoss", default(MseLoss), Square),
        Of("L1Loss", default(L1Loss), (p, t) => Math.Abs(p - t)),
        Of("SmoothL1Loss", new SmoothL1Loss(0.75), (p, t) => Huber(p, t, 0.75) / 0.75),
        Of("HuberLoss", new HuberLoss(0.75), (p, t) => Huber(p, t, 0.75)),
        Of("PinballLoss", new PinballLoss(0.9), (p, t) => t >= p ? 0.9 * (t - p) : 0.1 * (p - t)),
        Of("LogCoshLoss", default(LogCoshLoss), (p, t) => Math.Log(Math.Cosh(p - t))),
        Of("SoftMarginLoss", default(SoftMarginLoss), (p, t) => Math.Log(1 + Math.Exp(-t * p))),
        Of("MarginRankingLoss", new MarginRankingLoss(0.5), (p, t) => Math.Max(0, 0.5 - (t * p))),
        Of("HingeEmbeddingLoss", new HingeEmbeddingLoss(0.75), (p, _) => p + Math.Max(0, 0.75 - p)),
        Of("TweedieLoss 0", new TweedieLoss(0), (p, t) => Tweedie(Math.Exp(p), t, 0)),
        Of("TweedieLoss 1", new TweedieLoss(1), (p, t) => Math.Exp(p) - (t * p)),
        Of("TweedieLoss 1.5", new TweedieLoss(), (p, t) => Tweedie(Math.Exp(p), t, 1.5)),
        Of("TweedieLoss 2", new TweedieLoss(2), (p, t) => p + (t * Math.Exp(-p))),
        Of("TweedieLoss of the mean", new TweedieLoss(1.25, logInput: false), (p, t) => Tweedie(p, t, 1.25), Domain.Positive),
        Of("PoissonNllLoss", new PoissonNllLoss(), (p, t) => Math.Exp(p) - (t * p)),
        Of("PoissonNllLoss full", new PoissonNllLoss(false, full: true), (p, t) => p - (t * Math.Log(p + 1e-8)) + Stirling(t), Domain.Positive),
        Of("KlDiv", default(KlDiv), (p, t) => t * (Math.Log(t) - p), Domain.Positive),
        Of("KlDiv of logarithms", new KlDiv(logTarget: true), (p, t) => Math.Exp(t) * (t - p)),
        Of("BinaryCrossEntropy", default(BinaryCrossEntropy), (p, t) => CrossEntropy(p, t, 1), Probability),
        Of("BinaryCrossEntropyWithLogits", new BinaryCrossEntropyWithLogits(), (p, t) => CrossEntropy(Sigmoid(p), t, 1)),
        Of("BinaryCrossEntropyWithLogits 2.5", new BinaryCrossEntropyWithLogits(2.5), (p, t) => CrossEntropy(Sigmoid(p), t, 2.5)),

        new("Loss sum", x => x[0].Loss(x[1], default(MseLoss), Reduction.Sum), x => x[0].Loss(x[1], default(MseLoss), Reduction.Sum), x => NaiveArray.Zip(x[0], x[1], Square).Sum(), "MseLossBackward0", ShapeSets.Same),
        new("Loss none", x => x[0].Loss(x[1], default(MseLoss), Reduction.None), x => x[0].Loss(x[1], default(MseLoss), Reduction.None), x => NaiveArray.Zip(x[0], x[1], Square), "MseLossBackward0", ShapeSets.Same),
        new("Loss batch mean", x => x[0].Loss(x[1], default(MseLoss), Reduction.BatchMean), x => x[0].Loss(x[1], default(MseLoss), Reduction.BatchMean), x => NaiveArray.Zip(x[0], x[1], Square).Sum().Map(y => y / x[0].Lengths.FirstOrDefault(1)), "MseLossBackward0", ShapeSets.Same),
        new("Loss weighted mean", x => x[0].Loss(x[1], default(MseLoss), Reduction.Mean, Columns.InDouble), x => x[0].Loss(x[1], default(MseLoss), Reduction.Mean, Columns.InSingle), x => Weighted(x, Square).Sum().Map(y => y / (x[0].Data.Length / 4 * 5.5)), "MseLossBackward0", FourColumns),
        new("Loss weighted, over the number", x => x[0].Loss(x[1], new HuberLoss(), Reduction.Mean, Columns.InDouble), x => x[0].Loss(x[1], new HuberLoss(), Reduction.Mean, Columns.InSingle), x => Weighted(x, (p, t) => Huber(p, t, 1)).Mean(), "HuberLossBackward0", FourColumns),
        new("Loss weighted, none", x => x[0].Loss(x[1], default(MseLoss), Reduction.None, Two.InDouble), x => x[0].Loss(x[1], default(MseLoss), Reduction.None, Two.InSingle), x => NaiveArray.Zip(x[0], x[1], (p, t) => 2 * Square(p, t)), "MseLossBackward0", ShapeSets.Same),
        new("BinaryCrossEntropyWithLogits, positives by column", x => x[0].BinaryCrossEntropyWithLogits(x[1], Reduction.Mean, null, Columns.InDouble), x => x[0].BinaryCrossEntropyWithLogits(x[1], Reduction.Mean, null, Columns.InSingle), x => NaiveArray.Of(x[0].Lengths, i => CrossEntropy(Sigmoid(x[0][i]), x[1][i], Columns.Values[i[^1]])).Mean(), "AddBackward0", FourColumns),
    ];

    /// <summary>The mean of a loss formula.</summary>
    private static OperationRow Of<TLoss>(string name, TLoss loss, Func<double, double, double> reference, Domain? domain = null)
        where TLoss : struct, ILoss
        => new(name, x => x[0].Loss(x[1], loss), x => x[0].Loss(x[1], loss), x => NaiveArray.Zip(x[0], x[1], reference).Mean(), typeof(TLoss).Name + "Backward0", ShapeSets.Same)
        {
            Domain = domain ?? Domain.Any,
        };

    private static NaiveArray Weighted(NaiveArray[] x, Func<double, double, double> loss)
        => NaiveArray.Of(x[0].Lengths, i => Columns.Values[i[^1]] * loss(x[0][i], x[1][i]));

    private static double Square(double p, double t) => (p - t) * (p - t);

    private static double Huber(double p, double t, double delta)
        => Math.Abs(p - t) < delta ? 0.5 * Square(p, t) : delta * (Math.Abs(p - t) - (0.5 * delta));

    private static double Tweedie(double mean, double t, double power)
        => (Math.Pow(mean, 2 - power) / (2 - power)) - (t * Math.Pow(mean, 1 - power) / (1 - power));

    private static double Stirling(double t) => t <= 1 ? 0 : (t * Math.Log(t)) - t + (0.5 * Math.Log(2 * Math.PI * t));

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double CrossEntropy(double p, double t, double positiveWeight) => -(positiveWeight * t * Math.Log(p)) - ((1 - t) * Math.Log(1 - p));
}
