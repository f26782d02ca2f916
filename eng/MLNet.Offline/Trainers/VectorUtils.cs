using System.Numerics.Tensors;
using System.Runtime.Intrinsics.X86;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Internal.Utilities;

/// <summary>Products and sums, taken in the order in which ML.NET takes them.</summary>
internal static class VectorUtils
{
    /// <summary>From this many values on ML.NET uses vector instructions.</summary>
    private const int MinVectorizedCount = 16;

    private const int LaneCount = 8;

    public static bool AreFinite(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                return false;
        }
        return true;
    }

    /// <summary>The product of any weights with dense features.</summary>
    public static float DotProduct(in VBuffer<float> weights, in VBuffer<float> features)
    {
        Contracts.Check(weights.Length == features.Length, "Vectors must have the same dimensionality.");
        return weights.IsDense
            ? TensorPrimitives.Dot(weights.GetValues(), features.GetValues())
            : DotProductSparse(features.GetValues(), weights.GetValues(), weights.GetIndices());
    }

    /// <summary>The product of dense weights with any features.</summary>
    public static float DotProduct(ReadOnlySpan<float> weights, in VBuffer<float> features)
    {
        Contracts.Check(weights.Length == features.Length, "Vectors must have the same dimensionality.");
        return features.IsDense
            ? TensorPrimitives.Dot(features.GetValues(), weights)
            : DotProductSparse(weights, features.GetValues(), features.GetIndices());
    }

    /// <summary>The product of dense weights with sparse features.</summary>
    public static float DotProductSparse(ReadOnlySpan<float> dense, ReadOnlySpan<float> values, ReadOnlySpan<int> indices)
    {
        if (values.Length >= MinVectorizedCount && Avx.IsSupported)
            return DotProductInLanes(dense, values, indices);

        float sum = 0;
        for (int i = 0; i < values.Length; i++)
            sum += dense[indices[i]] * values[i];
        return sum;
    }

    /// <summary>destination += scale · source</summary>
    public static void AddMult(in VBuffer<float> source, float scale, Span<float> destination)
    {
        if (source.IsDense)
            AddMult(source.GetValues(), scale, destination);
        else if (scale != 0)
            AddMultSparse(source.GetValues(), source.GetIndices(), scale, destination);
    }

    /// <inheritdoc cref="AddMult(in VBuffer{float}, float, Span{float})"/>
    public static void AddMult(ReadOnlySpan<float> source, float scale, Span<float> destination)
    {
        if (scale != 0)
            TensorPrimitives.MultiplyAdd(source, scale, destination, destination);
    }

    /// <summary>Rounds once in the full blocks of eight and twice in the rest.</summary>
    private static void AddMultSparse(ReadOnlySpan<float> values, ReadOnlySpan<int> indices, float scale, Span<float> destination)
    {
        int inBlocks = values.Length >= MinVectorizedCount && Avx.IsSupported ? values.Length / LaneCount * LaneCount : 0;
        int i = 0;
        for (; i < inBlocks; i++)
            destination[indices[i]] = MultiplyAdd(values[i], scale, destination[indices[i]]);
        for (; i < values.Length; i++)
            destination[indices[i]] += scale * values[i];
    }

    /// <summary>Eight sums side by side over the full blocks, then a block of four, then one by one.</summary>
    private static float DotProductInLanes(ReadOnlySpan<float> dense, ReadOnlySpan<float> values, ReadOnlySpan<int> indices)
    {
        Span<float> sums = stackalloc float[LaneCount];
        sums.Clear();
        int i = 0;
        for (; i + LaneCount <= values.Length; i += LaneCount)
        {
            for (int lane = 0; lane < LaneCount; lane++)
                sums[lane] = MultiplyAdd(values[i + lane], dense[indices[i + lane]], sums[lane]);
        }
        float blocks = SumOfFour(sums) + SumOfFour(sums[4..]);

        float rest = 0;
        if (i + 4 <= values.Length)
        {
            for (int lane = 0; lane < 4; lane++, i++)
                sums[lane] = values[i] * dense[indices[i]];
            rest = SumOfFour(sums);
        }
        for (; i < values.Length; i++)
            rest += values[i] * dense[indices[i]];
        return rest + blocks;
    }

    private static float SumOfFour(ReadOnlySpan<float> values) => (values[0] + values[1]) + (values[2] + values[3]);

    private static float MultiplyAdd(float a, float b, float sum) => Fma.IsSupported ? MathF.FusedMultiplyAdd(a, b, sum) : a * b + sum;
}
