namespace Autograd.Core.Tests.Torch;

/// <content>Python's <c>x[...]</c> with slices, numbers, lists of indices and masks.</content>
public static partial class OpInfoDispatch
{
    private static Variable<double> Item(OpInfoArguments a, Variable<double> x, object? index)
    {
        // A list of numbers is one list of indices; any other list stands for a tuple.
        object?[] parts = index is object?[] list && !list.All(part => part is double) ? list : [index];
        var indices = new Dictionary<int, Variable<double>>();
        int dim = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            switch (parts[i])
            {
                case OpInfoSlice rest when ReferenceEquals(rest, OpInfoSlice.Rest):
                    dim = x.Rank - (parts.Length - 1 - i);
                    break;
                case null:
                    x = x.Unsqueeze(dim++);
                    break;
                case OpInfoSlice slice:
                    x = x.IndexSelect(dim, slice.Indices(x.Shape[dim]));
                    dim++;
                    break;
                case double number:
                    x = x.Select(dim, (int)number);
                    break;
                case Variable<double> mask when a.IsMask(mask):
                    indices.Add(dim++, Variable.Create([.. Positions(mask)]));
                    break;
                case Variable<double> variable:
                    indices.Add(dim++, variable);
                    break;
                case object?[] numbers:
                    indices.Add(dim++, Variable.Create([.. numbers.Select(number => OpInfoArguments.ToNumber(number!))]));
                    break;
            }
        }

        return indices.Count == 0 ? x : Pick(x, [.. indices.Keys], [.. indices.Values]);
    }

    private static IEnumerable<double> Positions(Variable<double> mask)
        => mask.ToArray().Index().Where(element => element.Item != 0).Select(element => (double)element.Index);

    /// <summary>The elements that several index variables point to together, which broadcast; dimensions between two of them move behind.</summary>
    private static Variable<double> Pick(Variable<double> x, int[] dims, Variable<double>[] indices)
    {
        Variable<double> at = Variable.Scalar(0.0);
        for (int i = 0; i < dims.Length; i++)
        {
            double length = x.Shape[dims[i]];
            at = (at * length) + Variable.Where(indices[i].Lt(0), indices[i] + length, indices[i]);
        }

        int[] others = [.. Enumerable.Range(0, x.Rank).Except(dims)];
        int[] kept = [.. others.Select(dim => x.Shape[dim])];
        Variable<double> picked = x.Permute([.. dims, .. others]).Flatten(0, dims.Length - 1).IndexSelect(0, at.Flatten()).Reshape([.. at.Shape.Lengths, .. kept]);

        bool together = dims[^1] - dims[0] == dims.Length - 1;
        int[] order = [.. Enumerable.Range(0, picked.Rank)];
        int[] front = order[..at.Rank], back = order[at.Rank..];
        return together ? picked.Permute([.. back[..dims[0]], .. front, .. back[dims[0]..]]) : picked;
    }
}
