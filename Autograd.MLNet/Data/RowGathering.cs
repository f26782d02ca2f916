using System.Runtime.CompilerServices;

namespace Autograd.MLNet.Data;

/// <summary>Copies rows of a matrix together.</summary>
internal static class RowGathering
{
    /// <summary><c>destination_i = matrix_(rows_i)</c></summary>
    /// <param name="matrix">Row after row.</param>
    /// <param name="width">The length of a row.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="destination">At least as long as they are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(ReadOnlySpan<float> matrix, int width, ReadOnlySpan<int> rows, Span<float> destination)
    {
        if (width == 1)
        {
            for (int i = 0; i < rows.Length; i++)
                destination[i] = matrix[rows[i]];
            return;
        }

        for (int i = 0; i < rows.Length; i++)
            matrix.Slice(rows[i] * width, width).CopyTo(destination[(i * width)..]);
    }
}
