namespace Autograd.Core.Tests.Torch;

/// <content>Softmax and other ways to bring numbers to scale.</content>
public static partial class OpInfoDispatch
{
    private static IEnumerable<KeyValuePair<string, Operation>> Normalization() =>
    [
        One("softmax", a => a[0].Softmax(a.Int(1, "dim"))),
        One("softmax.with_dtype", a => a[0].Softmax(a.Int(1, "dim"))),
        One("log_softmax", a => a[0].LogSoftmax(a.Int(1, "dim"))),
        One("log_softmax.with_dtype", a => a[0].LogSoftmax(a.Int(1, "dim"))),
        One("nn.functional.softmin", a => a[0].Neg().Softmax(a.Int(1, "dim"))),
        One("nn.functional.softmin.with_dtype", a => a[0].Neg().Softmax(a.Int(1, "dim"))),
        One("nn.functional.normalize", a => a[0].Normalize(a.Number(1, "p", 2), a.Int(2, "dim", 1), a.Number(3, "eps", 1e-12))),
        One("nn.functional.layer_norm", a => a[0].LayerNorm(a.Ints(1, "normalized_shape")!, a.OptionalVariable(2, "weight"), a.OptionalVariable(3, "bias"), a.Number(4, "eps", 1e-5))),
        One("nn.functional.cosine_similarity", a => a[0].CosineSimilarity(a[1], a.Int(2, "dim", 1), a.Number(3, "eps", 1e-8))),
    ];
}
