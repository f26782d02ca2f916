using System.Runtime.CompilerServices;
using Autograd.MLNet.Data;

namespace Autograd.MLNet.Training;

/// <summary>The order of rows in an epoch. It depends on the seed and the epoch alone, so that training can be resumed at any.</summary>
internal sealed class RowOrder(int seed, bool shuffle)
{
    private int[] _order = [];
    private int _inOrder;

    /// <summary>The order of the rows of a part of the data.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="part">From 0.</param>
    /// <param name="rows">How many rows the part has.</param>
    public ReadOnlyMemory<int> Of(int epoch, int part, int rows)
    {
        if (_order.Length < rows)
            (_order, _inOrder) = (new int[rows], 0);
        Span<int> order = _order.AsSpan(0, rows);
        if (shuffle)
        {
            Shuffle(order, (int)RowHash.Mix(seed, ((long)epoch << 32) + part));
        }
        else
        {
            for (; _inOrder < rows; _inOrder++)
                order[_inOrder] = _inOrder;
        }

        return _order.AsMemory(0, rows);
    }

    // Fisher and Yates, with a number for each place that depends on nothing before it, so that the processor works on many at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Shuffle(Span<int> order, int seed)
    {
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = (int)Math.BigMul(RowHash.Mix(seed, i), (ulong)i + 1, out _);
            (order[i], order[other]) = (order[other], order[i]);
        }
    }
}
