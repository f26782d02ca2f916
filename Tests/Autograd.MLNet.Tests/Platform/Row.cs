using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>A row that most tests here can use: a number and three features.</summary>
internal sealed class Row
{
    public float Label { get; set; }

    [VectorType(3)]
    public float[] Features { get; set; } = new float[3];

    /// <summary>Rows labelled 0, 1, 2, … with zero features.</summary>
    public static Row[] Numbered(int count) => [.. Enumerable.Range(0, count).Select(index => new Row { Label = index })];

    /// <summary>One row for each feature vector, labelled 0, 1, 2, …</summary>
    public static Row[] Of(params float[][] features) => [.. features.Select((vector, index) => new Row { Label = index, Features = vector })];
}
