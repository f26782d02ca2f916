namespace Autograd.Core.Kernels;

/// <summary>A vector of the processor, of whatever width: kernels are written once for all.</summary>
internal interface ISimd<TSelf, T>
    where TSelf : struct, ISimd<TSelf, T>
{
    /// <summary>Whether the processor has it, for elements of this type.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>The number of elements.</summary>
    static abstract int Count { get; }

    /// <summary>A vector of zeros.</summary>
    static abstract TSelf Zero { get; }

    static abstract TSelf operator +(TSelf x, TSelf y);

    /// <summary>Bit by bit.</summary>
    static abstract TSelf operator &(TSelf x, TSelf y);

    /// <summary>One value in every lane.</summary>
    static abstract TSelf Create(T value);

    /// <summary>The elements from an offset on.</summary>
    static abstract TSelf Load(ref readonly T source, nuint offset);

    /// <summary>Writes the elements from an offset on.</summary>
    void Store(ref T target, nuint offset);

    /// <summary><c>x·y + z</c>, rounded once.</summary>
    static abstract TSelf MultiplyAdd(TSelf x, TSelf y, TSelf z);

    /// <summary><c>x·y + z</c>, rounded once, with the elements of x from an offset on: what is in memory needs no register.</summary>
    static abstract TSelf MultiplyAdd(ref readonly T x, nuint offset, TSelf y, TSelf z);

    /// <summary>The sum of the lanes, halving.</summary>
    T Sum();

    /// <summary>Writes the sums of four vectors, each with the bits of <see cref="Sum"/>.</summary>
    /// <param name="a">The first vector.</param>
    /// <param name="b">The second.</param>
    /// <param name="c">The third.</param>
    /// <param name="d">The fourth.</param>
    /// <param name="y">The first sum; overwritten.</param>
    /// <param name="stride">The distance between two sums.</param>
    static abstract void StoreSums(TSelf a, TSelf b, TSelf c, TSelf d, ref T y, nuint stride);
}
