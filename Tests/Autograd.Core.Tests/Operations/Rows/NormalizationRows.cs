namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Softmax and normalisations.</summary>
public static class NormalizationRows
{
    private static readonly Shape[][] Cubes = [[[2, 3, 4]], [[3, 2, 1]], [[2, 3, 67]], [[3, 67, 2]], [[2, 0, 3]]];
    private static readonly Shape[][] Layers = [[[3, 4], [4]], [[5], [5]], [[2, 3, 4], [3, 4]], [[2, 67], [67]], [[40, 5], [5]], [[0, 3], [3]]];
    private static readonly Shape[][] LayersWithBias = [.. Layers.Select(shapes => (Shape[])[.. shapes, shapes[1]])];
    private static readonly Shape[][] Pairs = [[[3, 4], [3, 4]], [[3, 4], [1, 4]], [[4, 3, 2], [3, 2]], [[2, 67], [2, 67]], [[2, 1, 3], [1, 4, 3]], [[3, 1], [3, 5]]];

    public static readonly OperationRow[] All =
    [
        new("Softmax 0", x => x[0].Softmax(0), x => x[0].Softmax(0), x => x[0].MapAlong([0], Softmax), "SoftmaxBackward0", [.. Cubes, [[67]]]),
        new("Softmax 1", x => x[0].Softmax(1), x => x[0].Softmax(1), x => x[0].MapAlong([1], Softmax), "SoftmaxBackward0", [.. Cubes, [[3, 4]]]),
        new("Softmax -1", x => x[0].Softmax(-1), x => x[0].Softmax(-1), x => x[0].MapAlong([-1], Softmax), "SoftmaxBackward0", Cubes),
        new("LogSoftmax 0", x => x[0].LogSoftmax(0), x => x[0].LogSoftmax(0), x => x[0].MapAlong([0], LogSoftmax), "LogSoftmaxBackward0", [.. Cubes, [[67]]]),
        new("LogSoftmax 1", x => x[0].LogSoftmax(1), x => x[0].LogSoftmax(1), x => x[0].MapAlong([1], LogSoftmax), "LogSoftmaxBackward0", [.. Cubes, [[3, 4]]]),
        new("LogSoftmax -1", x => x[0].LogSoftmax(-1), x => x[0].LogSoftmax(-1), x => x[0].MapAlong([-1], LogSoftmax), "LogSoftmaxBackward0", Cubes),

        new("LayerNorm", x => x[0].LayerNorm(LastOf(x[0].Shape)), x => x[0].LayerNorm(LastOf(x[0].Shape)), x => Standardized(x[0], [-1]), "NativeLayerNormBackward0", [[[3, 4]], [[5]], [[2, 3, 67]], [[0, 3]]]),
        new("LayerNorm with weight", x => x[0].LayerNorm(x[1].Shape, x[1]), x => x[0].LayerNorm(x[1].Shape, x[1]), x => Scaled(x), "NativeLayerNormBackward0", Layers),
        new("LayerNorm with weight and bias", x => x[0].LayerNorm(x[1].Shape, x[1], x[2]), x => x[0].LayerNorm(x[1].Shape, x[1], x[2]), x => NaiveArray.Zip(Scaled(x), x[2], (y, b) => y + b), "NativeLayerNormBackward0", LayersWithBias),
        new("LayerNorm with bias", x => x[0].LayerNorm(x[1].Shape, bias: x[1]), x => x[0].LayerNorm(x[1].Shape, bias: x[1]), x => NaiveArray.Zip(Standardized(x[0], LastDims(x[1])), x[1], (y, b) => y + b), "AddBackward0", Layers),

        new("Normalize", x => x[0].Normalize(), x => x[0].Normalize(), x => x[0].MapAlong([1], v => Normalized(v, 2)), "DivBackward0", [[[3, 4]], [[2, 67]], [[2, 3, 5]], [[2, 0]]]) { Domain = Domain.NotZero },
        new("Normalize 1 0", x => x[0].Normalize(1, 0), x => x[0].Normalize(1, 0), x => x[0].MapAlong([0], v => Normalized(v, 1)), "DivBackward0", [[[3, 4]], [[67, 2]]]) { Domain = Domain.NotZero },
        new("CosineSimilarity", x => x[0].CosineSimilarity(x[1]), x => x[0].CosineSimilarity(x[1]), x => Cosine(x, 1), "SumBackward0", Pairs) { Domain = Domain.NotZero },
        new("CosineSimilarity -1", x => x[0].CosineSimilarity(x[1], -1), x => x[0].CosineSimilarity(x[1], -1), x => Cosine(x, -1), "SumBackward0", [.. Pairs, [[5], [5]]]) { Domain = Domain.NotZero },
    ];

    private static Shape LastOf(Shape shape) => [shape[-1]];

    private static int[] LastDims(NaiveArray weight) => [.. Enumerable.Range(-weight.Lengths.Length, weight.Lengths.Length)];

    private static double[] Softmax(double[] x) => [.. x.Select(e => Math.Exp(e) / x.Sum(Math.Exp))];

    private static double[] LogSoftmax(double[] x) => [.. x.Select(e => e - Math.Log(x.Sum(Math.Exp)))];

    private static NaiveArray Standardized(NaiveArray x, int[] dims) => x.MapAlong(dims, row =>
    {
        double mean = row.Average(), variance = row.Average(e => (e - mean) * (e - mean));
        return [.. row.Select(e => (e - mean) / Math.Sqrt(variance + 1e-5))];
    });

    private static NaiveArray Scaled(NaiveArray[] x) => NaiveArray.Zip(Standardized(x[0], LastDims(x[1])), x[1], (y, w) => y * w);

    private static double[] Normalized(double[] x, double p)
    {
        double norm = Math.Pow(x.Sum(e => Math.Pow(Math.Abs(e), p)), 1 / p);
        return [.. x.Select(e => e / norm)];
    }

    private static NaiveArray Cosine(NaiveArray[] x, int dim)
    {
        NaiveArray a = NaiveArray.Zip(x[0], x[1], (a, _) => a), b = NaiveArray.Zip(x[0], x[1], (_, b) => b);
        return NaiveArray.Zip(a.MapAlong([dim], v => Normalized(v, 2)), b.MapAlong([dim], v => Normalized(v, 2)), (p, q) => p * q).Reduce([dim], Enumerable.Sum);
    }
}
