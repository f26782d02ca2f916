using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>The update of RMSprop.</summary>
/// <remarks>
/// <c>d = s·g + λ·p; v = α·v + (1 − α)·d²; n = d / (√v + ε)</c>, or, where centered, <c>ḡ = α·ḡ + (1 − α)·d; n = d / (√(v − ḡ²) + ε)</c>;
/// <c>u = μ·u + n; p −= η·u</c>
/// </remarks>
internal static class RmsPropUpdate
{
    /// <param name="LearningRate">η.</param>
    /// <param name="Sign">s.</param>
    /// <param name="WeightDecay">λ.</param>
    /// <param name="Alpha">α.</param>
    /// <param name="Epsilon">ε.</param>
    /// <param name="Momentum">μ.</param>
    public readonly record struct Settings(double LearningRate, double Sign, double WeightDecay, double Alpha, double Epsilon, double Momentum);

    /// <summary>One step; <paramref name="mean"/> is empty where not centered, <paramref name="u"/> where there is no momentum.</summary>
    public static void Step<T>(in Settings settings, Span<T> p, ReadOnlySpan<T> g, Span<T> v, Span<T> mean, Span<T> u)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double centered = mean.IsEmpty ? 0 : 1;
        FusedUpdate.Run(Vector<T>.IsSupported ? new Formula<Lanes<T>>(settings, centered) : default, new Formula<Scalar<T>>(settings, centered), p, g, v, mean, u);
    }

    private readonly struct Formula<TReal>(in Settings s, double centered) : IUpdateFormula<TReal>
        where TReal : struct, IReal<TReal>
    {
        private readonly TReal _zero = TReal.From(0);
        private readonly TReal _rate = TReal.From(s.LearningRate);
        private readonly TReal _sign = TReal.From(s.Sign);
        private readonly TReal _decay = TReal.From(s.WeightDecay);
        private readonly TReal _alpha = TReal.From(s.Alpha);
        private readonly TReal _taken = TReal.From(1 - s.Alpha);
        private readonly TReal _takenForMean = TReal.From(centered * (1 - s.Alpha));
        private readonly TReal _epsilon = TReal.From(s.Epsilon);
        private readonly TReal _momentum = TReal.From(s.Momentum);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TReal Next(TReal p, TReal g, ref TReal v, ref TReal mean, ref TReal u)
        {
            TReal d = (_sign * g) + (_decay * p);
            v = (_alpha * v) + (_taken * (d * d));
            mean = (_alpha * mean) + (_takenForMean * d);

            // Under a steady gradient v and ḡ² become the same, and rounding may leave the difference below 0.
            u = (_momentum * u) + (d / (TReal.Sqrt(TReal.Max(v - (mean * mean), _zero)) + _epsilon));
            return p - (_rate * u);
        }
    }
}
