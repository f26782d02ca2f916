using Microsoft.ML.Data;

namespace Autograd.MLNet.Interop;

/// <summary>Weights as ML.NET's vectors.</summary>
internal static class WeightVectors
{
    // Where fewer are not zero, a list of them with their places is shorter.
    private const int SparseShare = 3;

    /// <summary>A vector that holds zeros only where that is shorter.</summary>
    public static VBuffer<float> Create(float[] weights)
    {
        int[] places = [.. Enumerable.Range(0, weights.Length).Where(i => weights[i] != 0)];
        return places.Length < weights.Length / SparseShare
            ? new VBuffer<float>(weights.Length, places.Length, [.. places.Select(i => weights[i])], places)
            : new VBuffer<float>(weights.Length, weights);
    }
}
