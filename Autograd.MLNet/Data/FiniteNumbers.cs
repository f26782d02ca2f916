using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.MLNet.Data;

/// <summary>Copies numbers and looks at them on the way.</summary>
internal static class FiniteNumbers
{
    /// <summary>Copies all, and says whether they are finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryCopy(ReadOnlySpan<float> source, Span<float> destination)
    {
        ref float from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination[..source.Length]);

        // x − x is 0 where x is finite, and NaN elsewhere.
        Vector<float> zeros = Vector<float>.Zero;
        float zero = 0;
        int i = 0;
        for (; i <= source.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> x = Vector.LoadUnsafe(ref from, (nuint)i);
            zeros += x - x;
            x.StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < source.Length; i++)
        {
            float x = Unsafe.Add(ref from, i);
            zero += x - x;
            Unsafe.Add(ref to, i) = x;
        }

        return zeros == Vector<float>.Zero && zero == 0;
    }
}
