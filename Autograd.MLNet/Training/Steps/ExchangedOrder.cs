using System.Runtime.CompilerServices;
using Autograd.MLNet.Data;

namespace Autograd.MLNet.Training.Steps;

/// <summary>The order of few rows: the shuffle of Fisher and Yates.</summary>
internal sealed class ExchangedOrder(int seed, int count) : Permutation
{
    // With a number for each place that depends on nothing before it, so that the processor works on many at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void CopyTo(Span<int> rows)
    {
        for (int i = 0; i < rows.Length; i++)
            rows[i] = i;
        for (int i = rows.Length - 1; i > 0; i--)
        {
            int other = (int)Math.BigMul(RowHash.Mix(seed, i), (ulong)i + 1, out _);
            (rows[i], rows[other]) = (rows[other], rows[i]);
        }
    }

    public override void BatchesOf(long first, int batchSize, Span<int> batches)
    {
        int[] rows = new int[count];
        CopyTo(rows);
        for (int place = 0; place < rows.Length; place++)
        {
            if (rows[place] - first is var own && own >= 0 && own < batches.Length)
                batches[(int)own] = place / batchSize;
        }
    }
}
