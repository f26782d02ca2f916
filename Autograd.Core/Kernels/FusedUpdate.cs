using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Autograd.Core.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>How an optimizer changes one element of a parameter. A struct: its fields are the settings, as constants of <typeparamref name="TReal"/>.</summary>
internal interface IUpdateFormula<TReal>
    where TReal : struct, IReal<TReal>
{
    /// <summary>The new p, from p, its gradient g, and what is remembered of it, which may change too.</summary>
    TReal Next(TReal p, TReal g, ref TReal a, ref TReal b, ref TReal c);
}

/// <summary>The update of a parameter in one pass over it, its gradient and its buffers.</summary>
internal static class FusedUpdate
{
    /// <summary><c>p_i = next(p_i, g_i, a_i, b_i, c_i)</c>, with zeros for buffers that are empty.</summary>
    /// <param name="lanes">The formula for machine vectors; anything where the machine has none of <typeparamref name="T"/>.</param>
    /// <param name="scalar">The same formula for single elements.</param>
    /// <param name="p">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="a">What is remembered of it.</param>
    /// <param name="b">More of that.</param>
    /// <param name="c">More of that.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T, TLanes, TScalar>(TLanes lanes, TScalar scalar, Span<T> p, ReadOnlySpan<T> g, Span<T> a = default, Span<T> b = default, Span<T> c = default)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TLanes : struct, IUpdateFormula<Lanes<T>>
        where TScalar : struct, IUpdateFormula<Scalar<T>>
    {
        bool hasA = !a.IsEmpty, hasB = !b.IsEmpty, hasC = !c.IsEmpty;
        ref T ps = ref MemoryMarshal.GetReference(p);
        ref T gs = ref MemoryMarshal.GetReference(g);
        ref T first = ref MemoryMarshal.GetReference(a);
        ref T second = ref MemoryMarshal.GetReference(b);
        ref T third = ref MemoryMarshal.GetReference(c);
        int i = 0;
        if (Vector<T>.IsSupported)
        {
            for (; i <= p.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                var at = (nuint)i;
                Lanes<T> x = hasA ? new(Vector.LoadUnsafe(ref first, at)) : default;
                Lanes<T> y = hasB ? new(Vector.LoadUnsafe(ref second, at)) : default;
                Lanes<T> z = hasC ? new(Vector.LoadUnsafe(ref third, at)) : default;
                lanes.Next(new(Vector.LoadUnsafe(ref ps, at)), new(Vector.LoadUnsafe(ref gs, at)), ref x, ref y, ref z).Value.StoreUnsafe(ref ps, at);
                if (hasA)
                    x.Value.StoreUnsafe(ref first, at);
                if (hasB)
                    y.Value.StoreUnsafe(ref second, at);
                if (hasC)
                    z.Value.StoreUnsafe(ref third, at);
            }
        }

        for (; i < p.Length; i++)
        {
            Scalar<T> x = hasA ? new(a[i]) : default, y = hasB ? new(b[i]) : default, z = hasC ? new(c[i]) : default;
            p[i] = scalar.Next(new(p[i]), new(g[i]), ref x, ref y, ref z).Value;
            if (hasA)
                a[i] = x.Value;
            if (hasB)
                b[i] = y.Value;
            if (hasC)
                c[i] = z.Value;
        }
    }
}
