namespace Autograd.Core.Tests.Torch;

/// <content>Losses.</content>
public static partial class OpInfoDispatch
{
    private static IEnumerable<KeyValuePair<string, Operation>> Losses() =>
    [
        Loss("mse_loss", (a, x, t) => x.MseLoss(t, Reduced(a, 4))),
        Loss("l1_loss", (a, x, t) => x.L1Loss(t, Reduced(a, 4))),
        Loss("smooth_l1_loss", (a, x, t) => x.SmoothL1Loss(t, Reduced(a, 4), a.Number(5, "beta", 1))),
        Loss("huber_loss", (a, x, t) => x.HuberLoss(t, Reduced(a, 2), a.Number(3, "delta", 1))),
        Loss("poisson_nll_loss", (a, x, t) => x.PoissonNllLoss(t, a.Flag(2, "log_input", true), a.Flag(3, "full"), a.Number(5, "eps", 1e-8), Reduced(a, 7))),
        Loss("gaussian_nll_loss", (a, x, t) => x.GaussianNllLoss(t, a.Variable(2, "var"), a.Flag(3, "full"), a.Number(4, "eps", 1e-6), Reduced(a, 5))),
        Loss("kl_div", (a, x, t) => x.KlDiv(t, Reduced(a, 4), a.Flag(5, "log_target"))),
        Loss("hinge_embedding_loss", (a, x, t) => x.HingeEmbeddingLoss(t, a.Number(2, "margin", 1), Reduced(a, 5))),
        Loss("soft_margin_loss", (a, x, t) => x.SoftMarginLoss(t, Reduced(a, 4))),
        One("nn.functional.margin_ranking_loss", MarginRanking),
        One("nn.functional.binary_cross_entropy", a => a[0].BinaryCrossEntropy(a[1], Reduced(a, 5), a.OptionalVariable(2, "weight"))),
        One("nn.functional.binary_cross_entropy_with_logits", a => a[0].BinaryCrossEntropyWithLogits(
            a[1], Reduced(a, 5), a.OptionalVariable(2, "weight"), a.OptionalVariable(6, "pos_weight"))),
        One("nn.functional.cross_entropy", a => a[0].CrossEntropy(
            a[1], a.OptionalVariable(2, "weight"), a.Int(4, "ignore_index", -100), a.Number(7, "label_smoothing", 0), Reduced(a, 6))),
        One("nn.functional.nll_loss", a => a[0].NllLoss(a[1], a.OptionalVariable(2, "weight"), a.Int(4, "ignore_index", -100), Reduced(a, 6))),
        One("nn.functional.multi_margin_loss", a => (a[0].Rank == 1 && a[1].Rank == 1 ? a[0].Unsqueeze(0) : a[0]).MultiMarginLoss(
            a[1], a.Int(2, "p", 1), a.Number(3, "margin", 1), a.OptionalVariable(4, "weight"), Reduced(a, 7))),
    ];

    /// <summary>A loss of a prediction and a target. PyTorch broadcasts them; here that is said.</summary>
    private static KeyValuePair<string, Operation> Loss(string name, Func<OpInfoArguments, Variable<double>, Variable<double>, Variable<double>> call)
        => One($"nn.functional.{name}", a => call(a, a[0], a[1].Shape == a[0].Shape ? a[1] : a[1].ExpandAs(a[0])));

    private static Variable<double> MarginRanking(OpInfoArguments a)
    {
        Shape shape = (a[0] + a[1] + a[2]).Shape;
        return a[0].Expand(shape).MarginRankingLoss(a[1].Expand(shape), a[2].Expand(shape), a.Number(3, "margin", 0), Reduced(a, 6));
    }

    private static Reduction Reduced(OpInfoArguments a, int position) => a.Text(position, "reduction", "mean") switch
    {
        "none" => Reduction.None,
        "sum" => Reduction.Sum,
        "batchmean" => Reduction.BatchMean,
        _ => Reduction.Mean,
    };
}
