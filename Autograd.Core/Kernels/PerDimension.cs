using System.Runtime.CompilerServices;

namespace Autograd.Core.Kernels;

/// <summary>A whole number for each dimension; as many as the rank says count.</summary>
[InlineArray(6)]
internal struct PerDimension
{
    private int _first;

    /// <summary>How far apart, in elements, neighbours along each dimension lie in an array in row-major order.</summary>
    public static PerDimension RowMajorStrides(ReadOnlySpan<int> lengths)
    {
        PerDimension strides = default;
        int stride = 1;
        for (int d = lengths.Length - 1; d >= 0; d--)
        {
            strides[d] = stride;
            stride *= lengths[d];
        }

        return strides;
    }
}
