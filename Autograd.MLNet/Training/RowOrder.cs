using Autograd.Core;

namespace Autograd.MLNet.Training;

/// <summary>The order of rows in an epoch. It depends on the seed and the epoch alone, so that training can be resumed at any.</summary>
internal sealed class RowOrder(int seed, bool shuffle)
{
    private readonly Generator _generator = new(seed);
    private int[] _order = [];

    /// <summary>The order of the rows of a part of the data.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="part">From 0.</param>
    /// <param name="rows">How many rows the part has.</param>
    public ReadOnlyMemory<int> Of(int epoch, int part, int rows)
    {
        if (_order.Length < rows)
            _order = new int[rows];
        Span<int> order = _order.AsSpan(0, rows);
        if (shuffle)
        {
            _generator.ManualSeed(unchecked((long)Data.RowHash.Mix(seed, ((long)epoch << 32) + part)));
            _generator.Permutation(order);
        }
        else
        {
            for (int i = 0; i < rows; i++)
                order[i] = i;
        }

        return _order.AsMemory(0, rows);
    }
}
