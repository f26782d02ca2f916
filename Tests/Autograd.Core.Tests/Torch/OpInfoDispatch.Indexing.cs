namespace Autograd.Core.Tests.Torch;

/// <content>Elements by index and by mask.</content>
public static partial class OpInfoDispatch
{
    private static IEnumerable<KeyValuePair<string, Operation>> Indexing() =>
    [
        One("__getitem__", a => Item(a, a[0], a.Get(1, "index"))),
        One("index_select", a => a[0].IndexSelect(a.Int(1, "dim"), a[2])),
        One("gather", a => a[0].Gather(a.Int(1, "dim"), a[2])),
        One("take_along_dim", a => a[0].Gather(a.Int(2, "dim"), a[1])),
        One("scatter_add", a => a[0].ScatterAdd(a.Int(1, "dim"), a[2], a[3])),
        One("index_add", a => a[0].IndexAdd(a.Int(1, "dim"), a[2], a.Variable(3, "source"), a.Number(4, "alpha", 1))),
        One("masked_fill", a => a.IsVariable(2, "value") ? a[0].MaskedFill(a[1], a[2]) : a[0].MaskedFill(a[1], a.Number(2, "value"))),
        One("masked_select", a => a[0].MaskedSelect(a[1])),
        One("nn.functional.embedding", a => a[0].Embedding(a[1], a.Has(2, "padding_idx") ? a.Int(2, "padding_idx") : null)),
    ];
}
