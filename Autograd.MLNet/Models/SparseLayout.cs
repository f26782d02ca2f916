namespace Autograd.MLNet.Models;

/// <summary>Sparse weights lie column after column, so that what a row needs lies together; everybody else wants them output after output.</summary>
internal static class SparseLayout
{
    public static float[] ByOutput(ReadOnlySpan<float> byColumn, int columns, int outputs) => Transpose(byColumn, columns, outputs);

    public static float[] ByColumn(ReadOnlySpan<float> byOutput, int columns, int outputs) => Transpose(byOutput, outputs, columns);

    private static float[] Transpose(ReadOnlySpan<float> x, int rows, int columns)
    {
        float[] result = new float[x.Length];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                result[(j * rows) + i] = x[(i * columns) + j];
        }

        return result;
    }
}
