using System.Numerics;
using System.Runtime.InteropServices;

namespace Autograd.Core.Kernels;

/// <summary>The update of stochastic gradient descent, in one pass over parameter, gradient and velocity.</summary>
internal static class SgdUpdate
{
    /// <summary><c>p −= η·(±g + λ·p)</c></summary>
    public static void Step<T>(Span<T> p, ReadOnlySpan<T> g, T learningRate, T weightDecay, bool maximize)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T sign = maximize ? -T.One : T.One;
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            ref T ps = ref MemoryMarshal.GetReference(p);
            ref T gs = ref MemoryMarshal.GetReference(g);
            Vector<T> signs = new(sign), decay = new(weightDecay), rate = new(learningRate);
            for (; i <= p.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                var at = (nuint)i;
                Vector<T> value = Vector.LoadUnsafe(ref ps, at);
                Vector<T> d = (signs * Vector.LoadUnsafe(ref gs, at)) + (decay * value);
                (value - (rate * d)).StoreUnsafe(ref ps, at);
            }
        }

        for (; i < p.Length; i++)
            p[i] -= learningRate * ((sign * g[i]) + (weightDecay * p[i]));
    }

    /// <summary><c>d = ±g + λ·p; v = c·v + t·d; p −= η·v</c>, or <c>p −= η·(d + μ·v)</c> with Nesterov.</summary>
    public static void StepWithMomentum<T>(Span<T> p, ReadOnlySpan<T> g, Span<T> v, T learningRate, T weightDecay, bool maximize, T carried, T taken, bool nesterov, T momentum)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T sign = maximize ? -T.One : T.One;
        T ofGradient = nesterov ? T.One : T.Zero, ofVelocity = nesterov ? momentum : T.One;
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            ref T ps = ref MemoryMarshal.GetReference(p);
            ref T gs = ref MemoryMarshal.GetReference(g);
            ref T vs = ref MemoryMarshal.GetReference(v);
            Vector<T> signs = new(sign), decay = new(weightDecay), rate = new(learningRate), c = new(carried), t = new(taken), ds = new(ofGradient), mu = new(ofVelocity);
            for (; i <= p.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                var at = (nuint)i;
                Vector<T> value = Vector.LoadUnsafe(ref ps, at);
                Vector<T> d = (signs * Vector.LoadUnsafe(ref gs, at)) + (decay * value);
                Vector<T> velocity = (c * Vector.LoadUnsafe(ref vs, at)) + (t * d);
                velocity.StoreUnsafe(ref vs, at);
                (value - (rate * ((ds * d) + (mu * velocity)))).StoreUnsafe(ref ps, at);
            }
        }

        for (; i < p.Length; i++)
        {
            T d = (sign * g[i]) + (weightDecay * p[i]);
            v[i] = (carried * v[i]) + (taken * d);
            p[i] -= learningRate * ((ofGradient * d) + (ofVelocity * v[i]));
        }
    }
}
