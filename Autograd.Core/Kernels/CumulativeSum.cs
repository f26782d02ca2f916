using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>Running sums along a dimension of so many rows of <c>inner</c> neighbouring elements.</summary>
internal static class CumulativeSum
{
    /// <summary><c>y_i = Σ_{j≤i} x_j</c></summary>
    public static void Of<T>(ReadOnlySpan<T> x, int length, int inner, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int block = 0; block < x.Length; block += length * inner)
        {
            for (int i = block; i < block + inner; i++)
            {
                var sum = default(RunningSum<T>);
                for (int row = 0; row < length; row++)
                    y[i + (row * inner)] = sum.Add(x[i + (row * inner)]);
            }
        }
    }

    /// <summary><c>dx_j += Σ_{i≥j} dy_i</c></summary>
    public static void AddGradient<T>(ReadOnlySpan<T> dy, int length, int inner, Span<T> dx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int block = 0; block < dy.Length; block += length * inner)
        {
            for (int i = block; i < block + inner; i++)
            {
                var sum = default(RunningSum<T>);
                for (int row = length - 1; row >= 0; row--)
                    dx[i + (row * inner)] += sum.Add(dy[i + (row * inner)]);
            }
        }
    }

    /// <summary>A sum that remembers what rounding took from it (Kahan).</summary>
    private struct RunningSum<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        private T _sum;
        private T _excess;

        public T Add(T x)
        {
            T more = x - _excess, next = _sum + more;
            _excess = T.IsFinite(next) ? next - _sum - more : T.Zero;
            return _sum = next;
        }
    }
}
