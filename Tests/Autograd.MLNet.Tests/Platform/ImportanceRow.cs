using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>A row whose features are there as a vector and one by one, so that they can be concatenated with their names.</summary>
internal sealed class ImportanceRow(float[] features, float label)
{
    private static readonly float[][] _features =
    [
        [0.1f, 0.9f, 0.3f], [0.4f, 0.2f, 0.6f], [0.7f, 0.5f, 0.1f], [0.2f, 0.8f, 0.8f], [0.9f, 0.1f, 0.4f],
        [0.5f, 0.6f, 0.9f], [0.8f, 0.3f, 0.2f], [0.3f, 0.7f, 0.5f], [0.6f, 0.4f, 0.7f], [1, 0, 0],
    ];

    public float Label { get; set; } = label;

    [VectorType(3)]
    public float[] Features { get; set; } = features;

    public float First { get; set; } = features[0];

    public float Second { get; set; } = features[1];

    public float Third { get; set; } = features[2];

    /// <summary>Ten rows with a label made of their features.</summary>
    public static IEnumerable<ImportanceRow> Ten(Func<float[], float> label) => _features.Select(features => new ImportanceRow(features, label(features)));
}
