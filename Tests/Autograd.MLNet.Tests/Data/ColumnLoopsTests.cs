using System.Reflection;
using Microsoft.ML;

namespace Autograd.MLNet.Tests.Data;

/// <summary>The loops behind statistics and standardisation give the bits of the naive ones, whatever the machine's vectors.</summary>
[TestClass]
public sealed class ColumnLoopsTests
{
    private const int MostColumns = 67;
    private const int MostRows = 600;

    // There is no other way to see all bits.
    private static readonly Type Loops = typeof(AutogradCatalog).Assembly.GetType("Autograd.MLNet.Data.ColumnLoops", throwOnError: true)!;

    private readonly Random _random = new(1);

    private delegate void SumsLoop(ReadOnlySpan<float> rows, ReadOnlySpan<float> weights, Span<double> sums);

    private delegate void SquaresLoop(ReadOnlySpan<float> rows, ReadOnlySpan<float> weights, ReadOnlySpan<double> means, Span<double> squares);

    private delegate void StandardizeLoop(Span<float> rows, ReadOnlySpan<double> means, ReadOnlySpan<double> scales);

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Sums(bool isWeighted)
    {
        SumsLoop addSums = Loop<SumsLoop>("AddSums");
        foreach ((int columns, int rows) in Shapes())
        {
            float[] x = Numbers(rows * columns), w = Weights(rows);
            double[] sums = Doubles(columns), expected = [.. sums];
            for (int i = 0; i < x.Length; i++)
                expected[i % columns] += isWeighted ? (double)w[i / columns] * x[i] : x[i];

            addSums(x, isWeighted ? w : default, sums);

            CollectionAssert.AreEqual(expected, sums, $"{rows} × {columns}");
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Squares(bool isWeighted)
    {
        SquaresLoop addSquares = Loop<SquaresLoop>("AddSquares");
        foreach ((int columns, int rows) in Shapes())
        {
            float[] x = Numbers(rows * columns), w = Weights(rows);
            double[] means = Doubles(columns), squares = Doubles(columns), expected = [.. squares];
            for (int i = 0; i < x.Length; i++)
            {
                double distance = x[i] - means[i % columns];
                expected[i % columns] += (isWeighted ? w[i / columns] : 1.0) * distance * distance;
            }

            addSquares(x, isWeighted ? w : default, means, squares);

            CollectionAssert.AreEqual(expected, squares, $"{rows} × {columns}");
        }
    }

    [TestMethod]
    public void Standardize()
    {
        StandardizeLoop standardize = Loop<StandardizeLoop>("Standardize");
        foreach ((int columns, int rows) in Shapes())
        {
            float[] x = Numbers(rows * columns);
            double[] means = Doubles(columns), scales = Doubles(columns);
            float[] expected = [.. x.Select((value, i) => (float)((value - means[i % columns]) * scales[i % columns]))];

            standardize(x, means, scales);

            CollectionAssert.AreEqual(expected, x, $"{rows} × {columns}");
        }
    }

    private static T Loop<T>(string name)
        where T : Delegate
        => Loops.GetMethod(name, BindingFlags.Static | BindingFlags.Public)!.CreateDelegate<T>();

    private IEnumerable<(int Columns, int Rows)> Shapes()
    {
        for (int columns = 0; columns <= MostColumns; columns++)
        {
            yield return (columns, columns % 7);
            yield return (columns, _random.Next(MostRows + 1));
        }
    }

    // Some columns lie far from zero.
    private float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => _random.NextSymmetric() + (i % 3 == 0 ? 1e4f : 0))];

    private float[] Weights(int count) => [.. Enumerable.Range(0, count).Select(_ => _random.NextSingle() + 0.1f)];

    private double[] Doubles(int count) => [.. Enumerable.Range(0, count).Select(_ => _random.NextDouble())];
}
