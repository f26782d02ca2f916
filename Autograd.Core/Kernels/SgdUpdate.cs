using System.Numerics;
using System.Runtime.CompilerServices;
using Autograd.Core.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>The update of stochastic gradient descent, with the velocity <c>v</c> where there is momentum.</summary>
/// <remarks><c>d = s·g + λ·p; v = c·v + t·d; p −= η·v</c>, or <c>p −= η·(d + μ·v)</c> with Nesterov.</remarks>
internal static class SgdUpdate
{
    /// <param name="LearningRate">η.</param>
    /// <param name="Sign">s.</param>
    /// <param name="WeightDecay">λ.</param>
    public readonly record struct Settings(double LearningRate, double Sign, double WeightDecay)
    {
        /// <summary>c: what is kept of the velocity.</summary>
        public double Carried { get; init; }

        /// <summary>t: what is taken of the gradient into the velocity.</summary>
        public double Taken { get; init; }

        /// <summary>μ, used with <see cref="Nesterov"/> only.</summary>
        public double Momentum { get; init; }

        /// <summary>Whether to look ahead along the velocity.</summary>
        public bool Nesterov { get; init; }
    }

    /// <summary>Without momentum: <c>p −= η·(s·g + λ·p)</c></summary>
    public static void Step<T>(in Settings settings, Span<T> p, ReadOnlySpan<T> g)
        where T : unmanaged, IFloatingPointIeee754<T>
        => FusedUpdate.Run(Vector<T>.IsSupported ? new Plain<Lanes<T>>(settings) : default, new Plain<Scalar<T>>(settings), p, g);

    /// <summary>With momentum.</summary>
    public static void Step<T>(in Settings settings, Span<T> p, ReadOnlySpan<T> g, Span<T> v)
        where T : unmanaged, IFloatingPointIeee754<T>
        => FusedUpdate.Run(Vector<T>.IsSupported ? new WithVelocity<Lanes<T>>(settings) : default, new WithVelocity<Scalar<T>>(settings), p, g, v);

    private readonly struct Plain<TReal>(in Settings s) : IUpdateFormula<TReal>
        where TReal : struct, IReal<TReal>
    {
        private readonly TReal _rate = TReal.From(s.LearningRate);
        private readonly TReal _decay = TReal.From(s.WeightDecay);
        private readonly TReal _sign = TReal.From(s.Sign);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TReal Next(TReal p, TReal g, ref TReal a, ref TReal b, ref TReal c) => p - (_rate * ((_sign * g) + (_decay * p)));
    }

    private readonly struct WithVelocity<TReal>(in Settings s) : IUpdateFormula<TReal>
        where TReal : struct, IReal<TReal>
    {
        private readonly TReal _rate = TReal.From(s.LearningRate);
        private readonly TReal _decay = TReal.From(s.WeightDecay);
        private readonly TReal _sign = TReal.From(s.Sign);
        private readonly TReal _carried = TReal.From(s.Carried);
        private readonly TReal _taken = TReal.From(s.Taken);
        private readonly TReal _momentum = TReal.From(s.Momentum);
        private readonly bool _nesterov = s.Nesterov;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TReal Next(TReal p, TReal g, ref TReal v, ref TReal b, ref TReal c)
        {
            TReal d = (_sign * g) + (_decay * p);
            v = (_carried * v) + (_taken * d);
            return p - (_rate * (_nesterov ? d + (_momentum * v) : v));
        }
    }
}
