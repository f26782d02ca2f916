using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.MLNet.Data;

/// <summary>Loops over the rows of a matrix with something for each of its columns, in double precision.</summary>
/// <remarks>
/// Lanes are columns, and what is summed is summed row after row, so that the bits do not depend on how wide the machine's vectors are. A product is rounded before it is added, everywhere.
/// </remarks>
internal static class ColumnLoops
{
    /// <summary><c>sums_c += Σ w_i · x_ic</c></summary>
    /// <param name="rows">x, row after row, each as long as there are sums.</param>
    /// <param name="weights">w; empty where all are 1.</param>
    /// <param name="sums">Added to.</param>
    // Optimised at the first call, as all of these: a single pass would be over before the runtime finds out that this is where it spends its time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddSums(ReadOnlySpan<float> rows, ReadOnlySpan<float> weights, Span<double> sums)
    {
        ref double sum = ref MemoryMarshal.GetReference(sums);
        for (int row = 0, start = 0; start < rows.Length; row++, start += sums.Length)
        {
            ref float x = ref MemoryMarshal.GetReference(rows.Slice(start, sums.Length));
            double w = weights.IsEmpty ? 1 : weights[row];
            int c = 0;
            for (; c <= sums.Length - Vector<float>.Count; c += Vector<float>.Count)
            {
                Vector<float> values = Vector.LoadUnsafe(ref x, (nuint)c);
                (Load(ref sum, c) + (w * Vector.WidenLower(values))).StoreUnsafe(ref sum, (nuint)c);
                (LoadNext(ref sum, c) + (w * Vector.WidenUpper(values))).StoreUnsafe(ref sum, (nuint)(c + Vector<double>.Count));
            }

            for (; c < sums.Length; c++)
                Unsafe.Add(ref sum, c) += w * Unsafe.Add(ref x, c);
        }
    }

    /// <summary><c>squares_c += Σ w_i · (x_ic − mean_c)²</c></summary>
    /// <param name="rows">x, row after row, each as long as there are means and squares.</param>
    /// <param name="weights">w; empty where all are 1.</param>
    /// <param name="means">What distances are taken from.</param>
    /// <param name="squares">Added to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddSquares(ReadOnlySpan<float> rows, ReadOnlySpan<float> weights, ReadOnlySpan<double> means, Span<double> squares)
    {
        ref double mean = ref MemoryMarshal.GetReference(means[..squares.Length]);
        ref double sum = ref MemoryMarshal.GetReference(squares);
        for (int row = 0, start = 0; start < rows.Length; row++, start += squares.Length)
        {
            ref float x = ref MemoryMarshal.GetReference(rows.Slice(start, squares.Length));
            double w = weights.IsEmpty ? 1 : weights[row];
            int c = 0;
            for (; c <= squares.Length - Vector<float>.Count; c += Vector<float>.Count)
            {
                Vector<float> values = Vector.LoadUnsafe(ref x, (nuint)c);
                Vector<double> low = Vector.WidenLower(values) - Load(ref mean, c), high = Vector.WidenUpper(values) - LoadNext(ref mean, c);
                (Load(ref sum, c) + (w * low * low)).StoreUnsafe(ref sum, (nuint)c);
                (LoadNext(ref sum, c) + (w * high * high)).StoreUnsafe(ref sum, (nuint)(c + Vector<double>.Count));
            }

            for (; c < squares.Length; c++)
            {
                double distance = Unsafe.Add(ref x, c) - Unsafe.Add(ref mean, c);
                Unsafe.Add(ref sum, c) += w * distance * distance;
            }
        }
    }

    /// <summary><c>x_ic = (x_ic − mean_c) · scale_c</c>, rounded to <see cref="float"/> once.</summary>
    /// <param name="rows">x, row after row, each as long as there are means and scales.</param>
    /// <param name="means">Taken away.</param>
    /// <param name="scales">Multiplied with.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Standardize(Span<float> rows, ReadOnlySpan<double> means, ReadOnlySpan<double> scales)
    {
        ref double mean = ref MemoryMarshal.GetReference(means);
        ref double scale = ref MemoryMarshal.GetReference(scales[..means.Length]);
        for (int start = 0; start < rows.Length; start += means.Length)
        {
            ref float x = ref MemoryMarshal.GetReference(rows.Slice(start, means.Length));
            int c = 0;
            for (; c <= means.Length - Vector<float>.Count; c += Vector<float>.Count)
            {
                Vector<float> values = Vector.LoadUnsafe(ref x, (nuint)c);
                Vector<double> low = (Vector.WidenLower(values) - Load(ref mean, c)) * Load(ref scale, c);
                Vector<double> high = (Vector.WidenUpper(values) - LoadNext(ref mean, c)) * LoadNext(ref scale, c);
                Vector.Narrow(low, high).StoreUnsafe(ref x, (nuint)c);
            }

            for (; c < means.Length; c++)
                Unsafe.Add(ref x, c) = (float)((Unsafe.Add(ref x, c) - Unsafe.Add(ref mean, c)) * Unsafe.Add(ref scale, c));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Load(ref double source, int at) => Vector.LoadUnsafe(ref source, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LoadNext(ref double source, int at) => Vector.LoadUnsafe(ref source, (nuint)(at + Vector<double>.Count));
}
