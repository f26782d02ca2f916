using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>How far a steady gradient moves each element under an optimizer that divides by what it has seen.</summary>
internal static class AdaptiveStepSize
{
    /// <summary><c>v_i ← gain / (√(v_i − m_i²) / r + ε)</c>, and 0 where v_i is 0: an element that has seen no gradient has made no step.</summary>
    /// <param name="gain">What the steps are multiplied with.</param>
    /// <param name="correction">r: the correction of the bias of √v.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="v">The mean square of the gradient; overwritten.</param>
    /// <param name="mean">m: its mean, or empty where there is none.</param>
    public static void Apply<T>(double gain, double correction, double epsilon, Span<T> v, Span<T> mean = default)
        where T : unmanaged, IFloatingPointIeee754<T>
        => FusedUpdate.Run(
            Vector<T>.IsSupported ? new Formula<Lanes<T>>(gain, correction, epsilon) : default, new Formula<Scalar<T>>(gain, correction, epsilon), v, v, mean);

    private readonly struct Formula<TReal>(double gain, double correction, double epsilon) : IUpdateFormula<TReal>
        where TReal : struct, IReal<TReal>
    {
        private readonly TReal _zero = TReal.From(0);
        private readonly TReal _gain = TReal.From(gain);
        private readonly TReal _correction = TReal.From(correction);
        private readonly TReal _epsilon = TReal.From(epsilon);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TReal Next(TReal v, TReal g, ref TReal mean, ref TReal b, ref TReal c)
            => TReal.IfLess(_zero, v, _gain / ((TReal.Sqrt(TReal.Max(v - (mean * mean), _zero)) / _correction) + _epsilon), _zero);
    }
}
