using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>The update of Adagrad.</summary>
/// <remarks><c>d = s·g + λ·p; v += d²; p −= η·d / (√v + ε)</c></remarks>
internal static class AdagradUpdate
{
    /// <param name="LearningRate">η, decayed.</param>
    /// <param name="Sign">s.</param>
    /// <param name="WeightDecay">λ.</param>
    /// <param name="Epsilon">ε.</param>
    public readonly record struct Settings(double LearningRate, double Sign, double WeightDecay, double Epsilon);

    public static void Step<T>(in Settings settings, Span<T> p, ReadOnlySpan<T> g, Span<T> v)
        where T : unmanaged, IFloatingPointIeee754<T>
        => FusedUpdate.Run(Vector<T>.IsSupported ? new Formula<Lanes<T>>(settings) : default, new Formula<Scalar<T>>(settings), p, g, v);

    private readonly struct Formula<TReal>(in Settings s) : IUpdateFormula<TReal>
        where TReal : struct, IReal<TReal>
    {
        private readonly TReal _rate = TReal.From(s.LearningRate);
        private readonly TReal _sign = TReal.From(s.Sign);
        private readonly TReal _decay = TReal.From(s.WeightDecay);
        private readonly TReal _epsilon = TReal.From(s.Epsilon);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TReal Next(TReal p, TReal g, ref TReal v, ref TReal b, ref TReal c)
        {
            TReal d = (_sign * g) + (_decay * p);
            v += d * d;
            return p - (_rate * (d / (TReal.Sqrt(v) + _epsilon)));
        }
    }
}
