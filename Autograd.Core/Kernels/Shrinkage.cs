using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Autograd.Core.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>The proximal step of absolute values and squares: towards 0, and there no further.</summary>
internal static class Shrinkage
{
    // Rows of tables are often short, and setting vectors up takes longer than they do.
    private const int FewElements = 16;

    /// <summary><c>p_i ← sign(p_i) · max(0, κ·|p_i| − θ·s_i)</c></summary>
    /// <param name="kept">κ, not negative.</param>
    /// <param name="threshold">θ, not negative.</param>
    /// <param name="p">The parameter.</param>
    /// <param name="stepSizes">s; not read where θ is 0.</param>
    public static void Step<T>(double kept, double threshold, Span<T> p, ReadOnlySpan<T> stepSizes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (p.Length < FewElements)
            StepFew(T.CreateTruncating(kept), T.CreateTruncating(threshold), p, stepSizes);
        else if (T.CreateTruncating(threshold) == T.Zero)
            TensorPrimitives.Multiply(p, T.CreateTruncating(kept), p);
        else
            FusedUpdate.Run(Vector<T>.IsSupported ? new Formula<Lanes<T>>(kept, threshold) : default, new Formula<Scalar<T>>(kept, threshold), p, stepSizes);
    }

    private static void StepFew<T>(T kept, T threshold, Span<T> p, ReadOnlySpan<T> stepSizes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (threshold == T.Zero)
        {
            foreach (ref T element in p)
                element *= kept;
            return;
        }

        for (int i = 0; i < p.Length; i++)
        {
            T magnitude = T.Max((kept * T.Abs(p[i])) - (threshold * stepSizes[i]), T.Zero);
            p[i] = p[i] < T.Zero ? -magnitude : magnitude;
        }
    }

    private readonly struct Formula<TReal>(double kept, double threshold) : IUpdateFormula<TReal>
        where TReal : struct, IReal<TReal>
    {
        private readonly TReal _zero = TReal.From(0);
        private readonly TReal _kept = TReal.From(kept);
        private readonly TReal _threshold = TReal.From(threshold);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TReal Next(TReal p, TReal s, ref TReal a, ref TReal b, ref TReal c)
        {
            TReal magnitude = TReal.Max((_kept * TReal.Abs(p)) - (_threshold * s), _zero);
            return TReal.IfLess(p, _zero, -magnitude, magnitude);
        }
    }
}
