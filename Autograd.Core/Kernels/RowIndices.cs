using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>What indices of rows tell of them.</summary>
internal static class RowIndices
{
    /// <summary>The largest index, where those below 0 count as the largest; 0 where there are none.</summary>
    public static uint Largest(ReadOnlySpan<int> rows) => rows.IsEmpty ? 0 : TensorPrimitives.Max(MemoryMarshal.Cast<int, uint>(rows));

    /// <summary>Whether each row follows the one before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AreInARow(ReadOnlySpan<int> rows)
    {
        ref int first = ref MemoryMarshal.GetReference(rows);
        int i = 0;
        for (; i < rows.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            if (Vector.LoadUnsafe(ref first, (nuint)i + 1) - Vector.LoadUnsafe(ref first, (nuint)i) != Vector<int>.One)
                return false;
        }

        for (; i < rows.Length - 1; i++)
        {
            if (rows[i + 1] - rows[i] != 1)
                return false;
        }

        return true;
    }
}
