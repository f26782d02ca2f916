namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Losses of classes, and those of three inputs.</summary>
public static class ClassLossRows
{
    private static readonly Shape[][] Scores = [[[5, 4]]];
    private static readonly Shape[][] Images = [[[2, 4, 3]]];
    private static readonly Shape[][] Same = [[[5, 4], [5, 4]], [[4], [4]], [[2, 4, 3], [2, 4, 3]]];

    private static readonly Shape[][] WithVariance =
    [
        [[3, 4], [3, 4], [3, 4]], [[], [], []], [[67], [67], [67]], [[0, 3], [0, 3], [0, 3]], [[300], [300], [300]], [[3, 4], [3, 4], [3, 1]], [[2, 3, 4], [2, 3, 4], [2, 3]], [[4], [4], []],
    ];

    private static readonly Constant Classes = new([5], 2, 0, -100, 2, 3);
    private static readonly Constant OneClass = new([], 2);
    private static readonly Constant Pixels = new([2, 3], 0, 3, 1, 2, -100, 2);
    private static readonly Constant Valid = new([5], 2, 0, 1, 2, 3);
    private static readonly Constant Weights = new([4], 1, 2, 0.5, 0.25);

    public static readonly OperationRow[] All =
    [
        new("NllLoss", x => x[0].NllLoss(Classes.InDouble), x => x[0].NllLoss(Classes.InSingle), x => Mean(x[0], Classes, Ones, 0, logs: true), "NllLossBackward0", Scores),
        new("NllLoss weighted", x => x[0].NllLoss(Pixels.InDouble, Weights.InDouble), x => x[0].NllLoss(Pixels.InSingle, Weights.InSingle), x => Mean(x[0], Pixels, Weights, 0, logs: true), "NllLossBackward0", Images),
        new("NllLoss none", x => x[0].NllLoss(Pixels.InDouble, Weights.InDouble, reduction: Reduction.None), x => x[0].NllLoss(Pixels.InSingle, Weights.InSingle, reduction: Reduction.None), x => Losses(x[0], Pixels, Weights, 0, logs: true), "NllLossBackward0", Images),
        new("NllLoss of one", x => x[0].NllLoss(OneClass.InDouble, Weights.InDouble, reduction: Reduction.Sum), x => x[0].NllLoss(OneClass.InSingle, Weights.InSingle, reduction: Reduction.Sum), x => x[0].Select(0, 2).Map(p => -0.5 * p), "NllLossBackward0", [[[4]]]),

        new("CrossEntropy", x => x[0].CrossEntropy(Classes.InDouble), x => x[0].CrossEntropy(Classes.InSingle), x => Mean(x[0], Classes, Ones, 0), "CrossEntropyBackward0", Scores),
        new("CrossEntropy weighted, smooth", x => x[0].CrossEntropy(Pixels.InDouble, Weights.InDouble, labelSmoothing: 0.2), x => x[0].CrossEntropy(Pixels.InSingle, Weights.InSingle, labelSmoothing: 0.2), x => Mean(x[0], Pixels, Weights, 0.2), "CrossEntropyBackward0", Images),
        new("CrossEntropy none", x => x[0].CrossEntropy(Pixels.InDouble, Weights.InDouble, reduction: Reduction.None), x => x[0].CrossEntropy(Pixels.InSingle, Weights.InSingle, reduction: Reduction.None), x => Losses(x[0], Pixels, Weights, 0), "CrossEntropyBackward0", Images),
        new("CrossEntropy of distributions", x => x[0].CrossEntropy(x[1]), x => x[0].CrossEntropy(x[1]), x => OfDistributions(x, Ones, 0).Mean(), "CrossEntropyBackward0", Same) { Domain = Domain.Positive },
        new("CrossEntropy of distributions, weighted, smooth, none", x => x[0].CrossEntropy(x[1], Weights.InDouble, labelSmoothing: 0.1, reduction: Reduction.None), x => x[0].CrossEntropy(x[1], Weights.InSingle, labelSmoothing: 0.1, reduction: Reduction.None), x => OfDistributions(x, Weights, 0.1), "CrossEntropyBackward0", Same) { Domain = Domain.Positive },

        new("MultiMarginLoss", x => x[0].MultiMarginLoss(Valid.InDouble), x => x[0].MultiMarginLoss(Valid.InSingle), x => MultiMargin(x[0], 1, 1, Ones).Mean(), "MultiMarginLossBackward0", Scores),
        new("MultiMarginLoss squared, weighted", x => x[0].MultiMarginLoss(Valid.InDouble, 2, 0.5, Weights.InDouble), x => x[0].MultiMarginLoss(Valid.InSingle, 2, 0.5, Weights.InSingle), x => MultiMargin(x[0], 2, 0.5, Weights).Mean(), "MultiMarginLossBackward0", Scores),
        new("MultiMarginLoss none", x => x[0].MultiMarginLoss(Valid.InDouble, reduction: Reduction.None), x => x[0].MultiMarginLoss(Valid.InSingle, reduction: Reduction.None), x => MultiMargin(x[0], 1, 1, Ones), "MultiMarginLossBackward0", Scores),

        new("MarginRankingLoss of two", x => x[0].MarginRankingLoss(x[1], x[2], 0.5), x => x[0].MarginRankingLoss(x[1], x[2], 0.5), x => NaiveArray.Of(x[0].Lengths, i => Math.Max(0, 0.5 - (x[2][i] * (x[0][i] - x[1][i])))).Mean(), "MarginRankingLossBackward0", WithVariance[..5]),
        new("GaussianNllLoss", x => x[0].GaussianNllLoss(x[1], x[2]), x => x[0].GaussianNllLoss(x[1], x[2]), x => Gaussian(x).Mean(), "GaussianNllLossBackward0", WithVariance) { Domain = Domain.Positive },
        new("GaussianNllLoss full, none", x => x[0].GaussianNllLoss(x[1], x[2], full: true, reduction: Reduction.None), x => x[0].GaussianNllLoss(x[1], x[2], full: true, reduction: Reduction.None), x => Gaussian(x).Map(y => y + (0.5 * Math.Log(2 * Math.PI))), "GaussianNllLossBackward0", WithVariance) { Domain = Domain.Positive },
    ];

    private static Constant Ones => new([4], 1, 1, 1, 1);

    /// <summary>The index of a score, given that of its loss.</summary>
    private static int[] At(int[] loss, int c) => loss.Length == 0 ? [c] : [loss[0], c, .. loss[1..]];

    private static NaiveArray LogSoftmax(NaiveArray x)
        => NaiveArray.Of(x.Lengths, i => x[i] - Math.Log(Enumerable.Range(0, 4).Sum(c => Math.Exp(x[x.Lengths.Length == 1 ? [c] : [i[0], c, .. i[2..]]]))));

    private static int[] LossLengths(NaiveArray x) => x.Lengths.Length == 1 ? [] : [x.Lengths[0], .. x.Lengths[2..]];

    private static NaiveArray Losses(NaiveArray x, Constant targets, Constant weights, double smoothing, bool logs = false)
    {
        NaiveArray p = logs ? x : LogSoftmax(x), t = new(LossLengths(x), targets.Values);
        return NaiveArray.Of(t.Lengths, i => t[i] < 0
            ? 0
            : -((1 - smoothing) * weights.Values[(int)t[i]] * p[At(i, (int)t[i])]) - Enumerable.Range(0, 4).Sum(c => smoothing / 4 * weights.Values[c] * p[At(i, c)]));
    }

    private static NaiveArray Mean(NaiveArray x, Constant targets, Constant weights, double smoothing, bool logs = false)
        => Losses(x, targets, weights, smoothing, logs).Sum().Map(y => y / targets.Values.Sum(t => t < 0 ? 0 : weights.Values[(int)t]));

    private static NaiveArray OfDistributions(NaiveArray[] x, Constant weights, double smoothing)
    {
        NaiveArray p = LogSoftmax(x[0]);
        return NaiveArray.Of(LossLengths(p), i => -Enumerable.Range(0, 4).Sum(c => weights.Values[c] * (((1 - smoothing) * x[1][At(i, c)]) + (smoothing / 4)) * p[At(i, c)]));
    }

    private static NaiveArray MultiMargin(NaiveArray x, int power, double margin, Constant weights) => NaiveArray.Of([5], i =>
    {
        int t = (int)Valid.Values[i[0]];
        return weights.Values[t] / 4 * Enumerable.Range(0, 4).Where(c => c != t).Sum(c => Math.Pow(Math.Max(0, margin - x[i[0], t] + x[i[0], c]), power));
    });

    private static NaiveArray Gaussian(NaiveArray[] x)
    {
        int[] lengths = x[0].Lengths;
        NaiveArray variance = x[2].Lengths.Length < lengths.Length ? x[2].Reshape([.. x[2].Lengths, 1]) : x[2];
        return NaiveArray.Of(lengths, i => 0.5 * (Math.Log(variance[i]) + (Math.Pow(x[0][i] - x[1][i], 2) / variance[i])));
    }
}
