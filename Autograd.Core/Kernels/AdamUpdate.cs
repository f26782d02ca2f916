using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>The update of Adam and AdamW.</summary>
/// <remarks><c>q = κ·p; d = s·g + λ·p; m = β₁·m + (1 − β₁)·d; v = β₂·v + (1 − β₂)·d²; w = v</c>, or the largest v so far; <c>p = q − η·m / (√w / r + ε)</c></remarks>
internal static class AdamUpdate
{
    /// <param name="StepSize">η, with the correction of m's bias.</param>
    /// <param name="Correction">r: the correction of √v's bias.</param>
    /// <param name="Sign">s.</param>
    /// <param name="WeightDecay">λ.</param>
    /// <param name="Kept">κ: what decoupled decay leaves of p.</param>
    /// <param name="Beta1">β₁.</param>
    /// <param name="Beta2">β₂.</param>
    /// <param name="Epsilon">ε.</param>
    public readonly record struct Settings(double StepSize, double Correction, double Sign, double WeightDecay, double Kept, double Beta1, double Beta2, double Epsilon);

    /// <summary>One step; <paramref name="largest"/> holds the largest v so far, and is empty where v itself is used.</summary>
    public static void Step<T>(in Settings settings, Span<T> p, ReadOnlySpan<T> g, Span<T> m, Span<T> v, Span<T> largest)
        where T : unmanaged, IFloatingPointIeee754<T>
        => FusedUpdate.Run(Vector<T>.IsSupported ? new Formula<Lanes<T>>(settings) : default, new Formula<Scalar<T>>(settings), p, g, m, v, largest);

    private readonly struct Formula<TReal>(in Settings s) : IUpdateFormula<TReal>
        where TReal : struct, IReal<TReal>
    {
        private readonly TReal _stepSize = TReal.From(s.StepSize);
        private readonly TReal _correction = TReal.From(s.Correction);
        private readonly TReal _sign = TReal.From(s.Sign);
        private readonly TReal _decay = TReal.From(s.WeightDecay);
        private readonly TReal _kept = TReal.From(s.Kept);
        private readonly TReal _beta1 = TReal.From(s.Beta1);
        private readonly TReal _taken1 = TReal.From(1 - s.Beta1);
        private readonly TReal _beta2 = TReal.From(s.Beta2);
        private readonly TReal _taken2 = TReal.From(1 - s.Beta2);
        private readonly TReal _epsilon = TReal.From(s.Epsilon);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TReal Next(TReal p, TReal g, ref TReal m, ref TReal v, ref TReal largest)
        {
            TReal d = (_sign * g) + (_decay * p);
            m = (_beta1 * m) + (_taken1 * d);
            v = (_beta2 * v) + (_taken2 * (d * d));

            // v itself where nothing is remembered: it is not negative.
            largest = TReal.Max(largest, v);
            return (_kept * p) - (_stepSize * (m / ((TReal.Sqrt(largest) / _correction) + _epsilon)));
        }
    }
}
