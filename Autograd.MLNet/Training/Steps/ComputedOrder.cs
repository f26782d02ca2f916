using System.Runtime.CompilerServices;
using Autograd.MLNet.Data;

namespace Autograd.MLNet.Training.Steps;

/// <summary>The order of many rows, of which any part can be computed without the rest, in either direction.</summary>
/// <remarks>
/// A Feistel network on pairs (x, y) of a × b ≥ n places, with tables of about √n random numbers for its round functions; what falls beyond n walks on until it does not (Black and Rogaway,
/// "Ciphers with arbitrary finite domains", CT-RSA 2002). Four rounds leave neighbours related with a probability of about 1/n.
/// </remarks>
internal sealed class ComputedOrder : Permutation
{
    private const int Rounds = 4;

    private readonly long _count;
    private readonly int _a;
    private readonly int _b;
    private readonly int[][] _shifts = new int[Rounds][];

    /// <summary>The order of a number of rows, at least 1.</summary>
    public ComputedOrder(ulong seed, long count)
    {
        _count = count;
        _a = (int)Math.Ceiling(Math.Sqrt(count));
        _b = (int)((count + _a - 1) / _a);
        for (int round = 0; round < Rounds; round++)
        {
            // Rounds change x by y and y by x in turn.
            (int to, int by) = round % 2 == 0 ? (_a, _b) : (_b, _a);
            int[] shifts = _shifts[round] = new int[by];
            for (int i = 0; i < by; i++)
                shifts[i] = (int)Math.BigMul(RowHash.Mix(seed, ((long)round << 32) + i), (ulong)to, out _) - to;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void CopyTo(Span<int> rows)
    {
        int left = 0, right = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            long row = Forward(left, right);
            while (row >= _count)
                row = Forward((int)(row / _b), (int)(row % _b));
            rows[i] = (int)row;
            if (++right == _b)
                (left, right) = (left + 1, 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void BatchesOf(long first, int batchSize, Span<int> batches)
    {
        (long x, long y) = Math.DivRem(first, _b);
        int left = (int)x, right = (int)y;
        for (int i = 0; i < batches.Length; i++)
        {
            long place = Backward(left, right);
            while (place >= _count)
                place = Backward((int)(place / _b), (int)(place % _b));
            batches[i] = (int)(place / batchSize);
            if (++right == _b)
                (left, right) = (left + 1, 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Forward(int x, int y)
    {
        x = Add(x, _shifts[0][y], _a);
        y = Add(y, _shifts[1][x], _b);
        x = Add(x, _shifts[2][y], _a);
        y = Add(y, _shifts[3][x], _b);
        return ((long)x * _b) + y;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Backward(int x, int y)
    {
        y = Subtract(y, _shifts[3][x], _b);
        x = Subtract(x, _shifts[2][y], _a);
        y = Subtract(y, _shifts[1][x], _b);
        x = Subtract(x, _shifts[0][y], _a);
        return ((long)x * _b) + y;
    }

    // Modulo m, with a shift from −m to −1, and without a branch that nobody could predict.
    private static int Add(int value, int shift, int m)
    {
        int sum = value + shift;
        return sum + (m & (sum >> 31));
    }

    private static int Subtract(int value, int shift, int m)
    {
        int difference = value - shift - m;
        return difference + (m & (difference >> 31));
    }
}
