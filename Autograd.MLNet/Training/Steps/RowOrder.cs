using Autograd.MLNet.Data;

namespace Autograd.MLNet.Training.Steps;

/// <summary>The order of rows in an epoch. It depends on the seed and the epoch alone, so that training can be resumed at any.</summary>
internal sealed class RowOrder(int seed, bool shuffle)
{
    private int[] _order = [];
    private int _inOrder;

    /// <summary>What decides the order of a part of an epoch.</summary>
    public static ulong Seed(int seed, int epoch, int part) => RowHash.Mix(seed, ((long)epoch << 32) + part);

    /// <summary>The order of the rows of a part of the data.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="part">From 0.</param>
    /// <param name="rows">How many rows the part has.</param>
    public RowList Of(int epoch, int part, int rows)
    {
        if (_order.Length < rows)
            (_order, _inOrder) = (new int[rows], 0);
        Span<int> order = _order.AsSpan(0, rows);
        if (shuffle)
        {
            Permutation.Create(Seed(seed, epoch, part), rows).CopyTo(order);
        }
        else
        {
            for (; _inOrder < rows; _inOrder++)
                order[_inOrder] = _inOrder;
        }

        return new RowList(_order.AsMemory(0, rows), shuffle ? null : 0);
    }
}
