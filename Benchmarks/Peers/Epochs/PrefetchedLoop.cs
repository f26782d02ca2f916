using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Benchmarks.Peers.Data;

namespace Benchmarks.Peers.Epochs;

/// <summary>The loop by hand for rows in random order, which the processor cannot guess: it is told a few rows ahead, where it can be told (x86).</summary>
internal sealed class PrefetchedLoop : HandWrittenLoop
{
    private const int RowsAhead = 16;
    private const int FloatsPerLine = 16;

    public override string Name => "by hand, prefetched";

    public override bool Does(Workload workload) => workload.Shuffled;

    protected override unsafe void Announce(float[] features, int[] order, int position, int columns)
    {
        int row = position + RowsAhead;
        if (!Sse.IsSupported || row >= order.Length)
            return;

        // Not pinned: if the array moves meanwhile, something else is fetched in vain.
        var start = (float*)Unsafe.AsPointer(ref features[order[row] * columns]);
        for (int j = 0; j < columns; j += FloatsPerLine)
            Sse.Prefetch0(start + j);
    }
}
