using System.Numerics;
using Autograd.Core.Data;

namespace Autograd.Core.Tests.Operations.LinearAlgebra;

/// <summary>Linear layers of every small shape, from memory that begins anywhere, against plain loops.</summary>
[TestClass]
public sealed class LinearKernelTests
{
    private const int Longest = 67;

    // More than eight vectors of any width.
    private const int Wide = 150;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void FloatsAgreeWithPlainLoops() => CompareAllShapes<float>(1e-4, seed: 1);

    [TestMethod]
    public void DoublesAgreeWithPlainLoops() => CompareAllShapes<double>(1e-12, seed: 2);

    [TestMethod]
    public void HalvesAgreeWithPlainLoops() => CompareAllShapes<Half>(0.1, seed: 3, step: 7);

    /// <summary>Up to a block of rows each element of the gradient of a weight is a sum in the order of the rows, bit for bit.</summary>
    [TestMethod]
    public void TheGradientOfAWeightIsSummedInTheOrderOfTheRows()
    {
        var random = new System.Random(4);
        for (int columns = 2; columns <= Wide; columns++)
        {
            // Views into larger memory, so that rows begin at any element.
            int rows = random.Next(1, 257), skipped = random.Next(0, 17);
            float[] x = Random<float>(random, skipped + (rows * columns)), dy = Random<float>(random, rows), expected = new float[columns];
            Variable<float> weight = Variable.Zeros<float>([1, columns], requiresGrad: true);
            Variable.Create(x).Narrow(0, skipped, rows * columns).Reshape(rows, columns).Linear(weight).Backward(Variable.Create(dy, [rows, 1]));
            for (int i = 0; i < rows * columns; i++)
                expected[i % columns] = MathF.FusedMultiplyAdd(dy[i / columns], x[skipped + i], expected[i % columns]);
            Assert.AreSequenceEqual(expected, weight.Grad!.Value.ToArray(), $"{rows} rows of {columns} columns behind {skipped} elements");
        }
    }

    /// <summary>The product of a row has the same bits in whatever company it is computed.</summary>
    [TestMethod]
    public void ARowHasTheSameBitsWhereverItStands()
    {
        var random = new System.Random(5);
        for (int columns = 1; columns <= 2 * Longest; columns++)
        {
            const int rows = 13;
            float[] x = Random<float>(random, rows * columns);
            Variable<float> weight = Variable.Create(Random<float>(random, columns), [1, columns]), matrix = Variable.Create(x, [rows, columns]);
            float[] together = matrix.Linear(weight).ToArray();
            for (int row = 0; row < rows; row++)
            {
                Assert.AreEqual(together[row], matrix.Narrow(0, row, 1).Linear(weight).Item(), $"row {row} of {columns} columns");
                Assert.AreEqual(together[row], matrix.Select(0, row).Dot(weight.Reshape(columns)).Item(), $"row {row} of {columns} columns as a dot product");
            }
        }
    }

    /// <summary>Rows read where they lie have the bits of the same rows copied together, forward and backward.</summary>
    [TestMethod]
    public void SelectedRowsHaveTheBitsOfCopiedOnes()
    {
        var random = new System.Random(6);
        for (int columns = 1; columns <= Wide; columns++)
        {
            foreach (int count in (int[])[0, 1, 3, 4, 5, random.Next(6, 300), random.Next(300, 700)])
            {
                // Every other time in any order, and else one after the other, in one chunk and from its first row on or from some other.
                bool areInARow = random.Next(2) == 0;
                int outputs = random.Next(1, 4), perChunk = areInARow ? 1024 : 1 << random.Next(0, 7), first = random.Next(0, 100);
                float[] x = Random<float>(random, (areInARow ? first + count + 20 : random.Next(1, 100)) * columns);
                int[] rows = [.. Enumerable.Range(0, count + 20).Select(i => areInARow ? first + i : random.Next(x.Length / columns))];
                var selected = new SelectedRows<float>(columns);
                selected.Select(x.Chunk(perChunk * columns).Select(chunk => (ArraySegment<float>)chunk).ToArray(), perChunk, rows, upcoming: 20);
                Variable<float> copied = Variable.Create([.. rows[..count].SelectMany(row => x.AsSpan(row * columns, columns).ToArray())], [count, columns]);
                Variable<float> dy = Variable.Create(Random<float>(random, count * outputs), [count, outputs]);
                float[] w = Random<float>(random, outputs * columns), b = Random<float>(random, outputs);

                var actual = Pass((weight, bias) => selected.Linear(weight, bias));
                var expected = Pass((weight, bias) => copied.Linear(weight, bias));
                Assert.AreSequenceEqual(expected.Y, actual.Y);
                Assert.AreSequenceEqual(expected.Weight, actual.Weight);
                Assert.AreSequenceEqual(expected.Bias, actual.Bias);

                (float[] Y, float[] Weight, float[] Bias) Pass(Func<Variable<float>, Variable<float>, Variable<float>> linear)
                {
                    Variable<float> weight = Variable.Create(w, [outputs, columns], requiresGrad: true), bias = Variable.Create(b, [outputs], requiresGrad: true);
                    Variable<float> result = linear(weight, bias);
                    result.Backward(dy);
                    return (result.ToArray(), weight.Grad!.Value.ToArray(), bias.Grad!.Value.ToArray());
                }
            }
        }
    }

    private void CompareAllShapes<T>(double tolerance, int seed, int step = 1)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TestContext.WriteLine($"seed {seed}");
        var random = new System.Random(seed);
        for (int rows = 0; rows <= Longest; rows += step)
        {
            for (int columns = 0; columns <= Longest; columns += step)
                Compare<T>(random, rows, columns, outputs: 1 + ((rows + columns) % 3), tolerance);
        }
    }

    private static void Compare<T>(System.Random random, int rows, int columns, int outputs, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // Views into larger memory, so that it begins at any element.
        int skipped = random.Next(0, 17);
        T[] xs = Random<T>(random, skipped + (rows * columns)), ws = Random<T>(random, outputs * columns), bs = Random<T>(random, outputs), dys = Random<T>(random, rows * outputs);
        Variable<T> x = Variable.Create(xs).Narrow(0, skipped, rows * columns).Reshape(rows, columns).Detach().RequiresGrad_();
        Variable<T> w = Variable.Create(ws, [outputs, columns], requiresGrad: true), b = Variable.Create(bs, [outputs], requiresGrad: true);
        Variable<T> y = x.Linear(w, b);
        y.Backward(Variable.Create(dys, [rows, outputs]));

        double X(int i, int k) => double.CreateChecked(xs[skipped + (i * columns) + k]);
        double W(int j, int k) => double.CreateChecked(ws[(j * columns) + k]);
        double Dy(int i, int j) => double.CreateChecked(dys[(i * outputs) + j]);
        T[] ys = y.ToArray(), dx = x.Grad!.Value.ToArray(), dw = w.Grad!.Value.ToArray(), db = b.Grad!.Value.ToArray();
        string shape = $"[{rows}, {columns}] · [{outputs}, {columns}]ᵀ";
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < outputs; j++)
                Check(ys[(i * outputs) + j], Sum(columns, k => X(i, k) * W(j, k)) + double.CreateChecked(bs[j]));
            for (int k = 0; k < columns; k++)
                Check(dx[(i * columns) + k], Sum(outputs, j => Dy(i, j) * W(j, k)));
        }

        for (int j = 0; j < outputs; j++)
        {
            Check(db[j], Sum(rows, i => Dy(i, j)));
            for (int k = 0; k < columns; k++)
                Check(dw[(j * columns) + k], Sum(rows, i => Dy(i, j) * X(i, k)));
        }

        void Check(T actual, double expected) => Assert.AreEqual(expected, double.CreateChecked(actual), tolerance, shape);
    }

    private static double Sum(int count, Func<int, double> term)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
            sum += term(i);
        return sum;
    }

    private static T[] Random<T>(System.Random random, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
        => [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked(random.NextDouble() - 0.5))];
}
