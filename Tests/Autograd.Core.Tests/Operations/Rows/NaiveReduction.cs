namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Reductions and normalisations by the plainest loops.</summary>
public static class NaiveReduction
{
    /// <summary>A function of the elements along some dimensions; of all where none is named.</summary>
    public static NaiveArray Reduce(this NaiveArray x, int[] dims, Func<double[], double> function, bool keepDim = false)
    {
        int rank = x.Lengths.Length;
        int[] reduced = [.. (dims.Length == 0 ? Enumerable.Range(0, rank) : dims).Select(d => d < 0 ? d + rank : d)];
        int[] kept = [.. x.Lengths.Select((length, d) => reduced.Contains(d) ? 1 : length)];
        NaiveArray result = NaiveArray.Of(kept, index => function(Along(x, reduced, index)));
        return keepDim ? result : result.Reshape([.. kept.Where((_, d) => !reduced.Contains(d))]);
    }

    /// <summary>A function that makes as many elements of those along some dimensions.</summary>
    public static NaiveArray MapAlong(this NaiveArray x, int[] dims, Func<double[], double[]> function)
    {
        int rank = x.Lengths.Length;
        int[] mapped = [.. dims.Select(d => d < 0 ? d + rank : d)];
        return NaiveArray.Of(x.Lengths, index => function(Along(x, mapped, index))[mapped.Aggregate(0, (at, d) => (at * x.Lengths[d]) + index[d])]);
    }

    /// <summary>The elements along some dimensions, in row-major order, at an index of the others.</summary>
    private static double[] Along(NaiveArray x, int[] dims, int[] index)
    {
        int[] at = [.. index];
        return NaiveArray.Of([.. dims.Select(d => x.Lengths[d])], i =>
        {
            for (int k = 0; k < dims.Length; k++)
                at[dims[k]] = i[k];
            return x[at];
        }).Data;
    }
}
