using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Rows for trainers that go through them one by one.</summary>
internal static class OnlineRows
{
    /// <summary>Labels near <c>1 + 2·x₀ − x₁ + x₂/2</c>, with features between 0 and 1.</summary>
    public static Row[] Plane(int count) => [.. Enumerable.Range(0, count).Select(index =>
    {
        float a = index * 7 % 11 / 11f, b = index * 5 % 13 / 13f, c = index * 3 % 17 / 17f;
        return new Row { Label = 1 + (2 * a) - b + (c / 2) + (index * 5 % 7 / 70f), Features = [a, b, c] };
    })];

    /// <summary>The same, where a class stands for a label above the mean, and a town for where the row lies.</summary>
    public static ClassRow[] Classes(int count) => [.. Plane(count).Select(row => new ClassRow
    {
        Label = row.Label > 1.7f,
        Features = row.Features,
        Town = row.Features[0] > 0.5f ? "Rome" : row.Features[1] > 0.5f ? "Bern" : "Oslo"
    })];

    internal sealed class ClassRow
    {
        public bool Label { get; set; }

        public string Town { get; set; } = "";

        [VectorType(3)]
        public float[] Features { get; set; } = new float[3];
    }
}
