namespace Autograd.Core.Tests.Torch;

/// <content>The same elements in another shape, parts of them, and several together.</content>
public static partial class OpInfoDispatch
{
    private static IEnumerable<KeyValuePair<string, Operation>> Shaping() =>
    [
        One("reshape", a => a[0].Reshape(a.IntsOrRest(1, "shape"))),
        One("view", a => a[0].Reshape(a.IntsOrRest(1, "size"))),
        One("reshape_as", a => a[0].Reshape(a[1].Shape.Lengths)),
        One("view_as", a => a[0].Reshape(a[1].Shape.Lengths)),
        One("unflatten", a => a[0].Reshape([.. a[0].Shape.Lengths[..Positive(a, 1)], .. a.Ints(2, "sizes")!, .. a[0].Shape.Lengths[(Positive(a, 1) + 1)..]])),
        Unary("ravel", x => x.Flatten()),
        Unary("contiguous", x => x),
        One("flatten", a => a[0].Flatten(a.Int(1, "start_dim", 0), a.Int(2, "end_dim", -1))),
        One("squeeze", a => a.Has(1, "dim") ? a[0].Squeeze(a.Ints(1, "dim")) : a[0].Squeeze()),
        One("unsqueeze", a => a[0].Unsqueeze(a.Int(1, "dim"))),
        One("expand", a => a[0].Expand(a.IntsOrRest(1, "size"))),
        One("expand_as", a => a[0].ExpandAs(a[1])),
        One("broadcast_to", a => a[0].BroadcastTo(a.Ints(1, "size")!)),
        One("permute", a => a[0].Permute(a.IntsOrRest(1, "dims"))),
        One("transpose", a => a[0].Transpose(a.Int(1, "dim0"), a.Int(2, "dim1"))),
        One("swapaxes", a => a[0].Transpose(a.Int(1, "axis0"), a.Int(2, "axis1"))),
        One("swapdims", a => a[0].Transpose(a.Int(1, "dim0"), a.Int(2, "dim1"))),
        One("movedim", a => a[0].Permute(Moved(a[0].Rank, a.Ints(1, "source")!, a.Ints(2, "destination")!))),
        Unary("t", x => x.Rank < 2 ? x : x.Transpose(0, 1)),
        Unary("T", x => x.Permute([.. Enumerable.Range(0, x.Rank).Reverse()])),
        Unary("mT", x => x.Transpose(-2, -1)),
        One("flip", a => a[0].Flip(a.IntsOrRest(1, "dims"))),
        Unary("fliplr", x => x.Flip(1)),
        Unary("flipud", x => x.Flip(0)),
        One("roll", a => a.Has(2, "dims") ? a[0].Roll(a.Ints(1, "shifts"), a.Ints(2, "dims")) : a[0].Roll(a.Int(1, "shifts"))),
        One("repeat", a => a[0].Repeat(a.IntsOrRest(1, "repeats"))),
        One("tile", a => a[0].Tile(a.IntsOrRest(1, "dims"))),
        One("diag", a => a[0].Diag(a.Int(1, "diagonal", 0))),
        One("diagonal", a => a[0].Diagonal(a.Int(1, "offset", 0), a.Int(2, "dim1", 0), a.Int(3, "dim2", 1))),
        One("linalg.diagonal", a => a[0].Diagonal(a.Int(1, "offset", 0), a.Int(2, "dim1", -2), a.Int(3, "dim2", -1))),
        One("tril", a => a[0].Tril(a.Int(1, "diagonal", 0))),
        One("triu", a => a[0].Triu(a.Int(1, "diagonal", 0))),
        .. Joining(),
        .. Parting(),
    ];

    private static IEnumerable<KeyValuePair<string, Operation>> Joining() =>
    [
        One("cat", a => Variable.Cat(a.Variables(0, "tensors"), a.Int(1, "dim", 0))),
        One("concat", a => Variable.Cat(a.Variables(0, "tensors"), a.Int(1, "dim", 0))),
        One("stack", a => Variable.Stack(a.Variables(0, "tensors"), a.Int(1, "dim", 0))),
        One("hstack", a => Variable.Hstack(a.Variables(0, "tensors"))),
        One("vstack", a => Variable.Vstack(a.Variables(0, "tensors"))),
        One("column_stack", a => Variable.Hstack([.. a.Variables(0, "tensors").Select(x => x.Rank < 2 ? x.Reshape(-1, 1) : x)])),
        One("dstack", a => Variable.Cat([.. a.Variables(0, "tensors").Select(AtLeast3)], 2)),
    ];

    private static IEnumerable<KeyValuePair<string, Operation>> Parting() =>
    [
        One("narrow", a => a[0].Narrow(a.Int(1, "dim"), Start(a), a.Int(3, "length"))),
        One("select", a => a[0].Select(a.Int(1, "dim"), a.Int(2, "index"))),
        Many("unbind", a => ToArray(a[0].Unbind(a.Int(1, "dim", 0)))),
        Many("chunk", a => ToArray(a[0].Chunk(a.Int(1, "chunks"), a.Int(2, "dim", 0)))),
        Many("split", a => a.Get(1, "split_size") is object?[] ? ToArray(a[0].Split(a.Ints(1, "split_size"), a.Int(2, "dim", 0))) : ToArray(a[0].Split(a.Int(1, "split_size"), a.Int(2, "dim", 0)))),
        Many("split.list_args", a => ToArray(a[0].Split(a.Ints(1, "split_size"), a.Int(2, "dim", 0)))),
        Many("split_with_sizes", a => ToArray(a[0].Split(a.Ints(1, "split_sizes"), a.Int(2, "dim", 0)))),
    ];

    private static int Positive(OpInfoArguments a, int position) => (a.Int(position, "dim") + a[0].Rank) % a[0].Rank;

    /// <summary>PyTorch counts the start of a range from the end where negative.</summary>
    private static int Start(OpInfoArguments a)
    {
        int start = a.Int(2, "start");
        return start < 0 ? start + a[0].Shape[a.Int(1, "dim")] : start;
    }

    private static Variable<double>[] ToArray(Unbound<double> parts)
    {
        var result = new Variable<double>[parts.Count];
        for (int i = 0; i < result.Length; i++)
            result[i] = parts[i];
        return result;
    }

    private static Variable<double>[] ToArray(Parts<double> parts)
    {
        var result = new Variable<double>[parts.Count];
        for (int i = 0; i < result.Length; i++)
            result[i] = parts[i];
        return result;
    }

    private static Variable<double> AtLeast3(Variable<double> x) => x.Rank switch
    {
        0 => x.Reshape(1, 1, 1),
        1 => x.Reshape(1, -1, 1),
        2 => x.Unsqueeze(2),
        _ => x,
    };

    /// <summary>The order of dimensions after some have moved.</summary>
    private static int[] Moved(int rank, int[] source, int[] destination)
    {
        int[] from = [.. source.Select(dim => (dim + rank) % rank)], to = [.. destination.Select(dim => (dim + rank) % rank)];
        var others = new Queue<int>(Enumerable.Range(0, rank).Except(from));
        return [.. Enumerable.Range(0, rank).Select(i => Array.IndexOf(to, i) is >= 0 and int moved ? from[moved] : others.Dequeue())];
    }
}
