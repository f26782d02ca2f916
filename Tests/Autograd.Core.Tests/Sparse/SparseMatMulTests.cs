using System.Numerics;
using Autograd.Core.Checking;
using Autograd.Core.Optimizers;
using Autograd.Core.Sparse;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Sparse;

/// <summary>The product of sparse rows with a matrix.</summary>
[TestClass]
public sealed class SparseMatMulTests
{
    private readonly SparseRows<double> _rows = new(columnCount: 4);
    private readonly Variable<double> _weight = Variable.Create([1.0, 2, 3, 4, 5, 6, 7, 8], [4, 2], requiresGrad: true);

    public SparseMatMulTests()
    {
        _rows.Add([2, 0, 2], [10, 1, 100]);
        _rows.Add([], []);
    }

    [TestMethod]
    public void AColumnThatOccursTwiceCountsTwice()
    {
        Variable<double> y = _rows.MatMul(_weight);
        Assert.AreEqual<Shape>([2, 2], y.Shape);
        Assert.AreSequenceEqual([551.0, 662, 0, 0], y.ToArray());
        y.Backward(Variable.Create([1.0, 2, 3, 4], [2, 2]));
        Assert.AreSequenceEqual([1.0, 2, 0, 0, 110, 220, 0, 0], _weight.Grad!.Value.ToArray());
        Assert.AreEqual("SparseMatMulBackward0", y.GradFn!.Value.Name);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    [DataRow(6)]
    [DataRow(7)]
    [DataRow(8)]
    [DataRow(9)]
    [DataRow(37)]
    public void RandomRowsGiveWhatDenseOnesGive(int k)
    {
        for (int seed = 0; seed < 10; seed++)
        {
            CompareWithDense<double>(k, seed, 1e-12);
            CompareWithDense<float>(k, seed, 1e-4);
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(9)]
    public void GradientsAgreeWithDifferences(int k)
    {
        (SparseRows<double> rows, _) = Random<double>(new System.Random(k), 7, 11);
        GradientCheck.Run(rows.MatMul, Variable.RandN<double>([11, k], new Generator(5)));
    }

    /// <summary>Batches of other lengths, and the last one short: nothing is allocated once the longest has been seen.</summary>
    [TestMethod]
    [DataRow(1)]
    [DataRow(5)]
    public void StepsOfAnyLengthAllocateNothing(int k)
    {
        var random = new System.Random(1);
        SparseRows<float>[] batches = [.. new[] { 16, 3, 0, 11 }.Select(rows => Random<float>(random, rows, 50).Rows)];
        var weight = Variable.Zeros<float>([50, k], requiresGrad: true);
        var optimizer = new SGD<float>([weight]);
        var tape = new Tape<float>();
        Assert.AreEqual(0, Allocation.Of(
            () =>
            {
                foreach (SparseRows<float> batch in batches)
                {
                    using (tape.Step())
                    {
                        Variable<float> loss = (batch.MatMul(weight) - 1).Square().Sum();
                        optimizer.ZeroGrad();
                        loss.Backward();
                        optimizer.Step();
                    }
                }
            },
            times: 50));
    }

    [TestMethod]
    public void ABatchMayBeRefilledAfterBackward()
    {
        var tape = new Tape<double>();
        for (int step = 1; step <= 3; step++)
        {
            _rows.Clear();
            _rows.Add([3], [step]);
            using (tape.Step())
                _rows.MatMul(_weight).Sum().Backward();
        }

        Assert.AreSequenceEqual([0.0, 0, 0, 0, 0, 0, 6, 6], _weight.Grad!.Value.ToArray());
    }

    [TestMethod]
    public void ABatchThatChangedBeforeBackwardIsNoticed()
    {
        Variable<double> y = _rows.MatMul(_weight).Sum();
        _rows.Add([1], [1]);
        Expect.Error<InvalidOperationException>(
            () => y.Backward(),
            "one of the variables needed for gradient computation has been modified by an in-place operation",
            "the sparse rows [Double [2, 4]] of SparseMatMul are at version 3; expected version 2 instead");
        Assert.IsNull(_weight.Grad);
    }

    /// <summary>The weight itself is not read by backward, so an optimizer may have changed it.</summary>
    [TestMethod]
    public void TheWeightMayChangeBeforeBackward()
    {
        Variable<double> y = _rows.MatMul(_weight).Sum();
        using (GradMode.NoGrad())
            _weight.Zero_();
        y.Backward();
        Assert.AreSequenceEqual([1.0, 1, 0, 0, 110, 110, 0, 0], _weight.Grad!.Value.ToArray());
    }

    [TestMethod]
    [DataRow(4)]
    [DataRow(-1)]
    [DataRow(int.MinValue)]
    [DataRow(int.MaxValue)]
    public void AColumnThatDoesNotExistIsRefusedBeforeAnythingIsRead(int column)
    {
        var (columns, values) = _rows.Append(2);
        (columns[0], columns[1]) = (1, column);
        values.Fill(1);
        Expect.Error<ArgumentException>(() => _rows.MatMul(_weight), $"x is [3, 4] and has an element in column {column}");
    }

    [TestMethod]
    public void AColumnMadeWrongBetweenForwardAndBackwardIsRefusedToo()
    {
        SparseRows<double>.NewRow row = _rows.Append(1);
        (row.ColumnIndices[0], row.Values[0]) = (3, 1);
        Variable<double> y = _rows.MatMul(_weight).Sum();
        row.ColumnIndices[0] = 1_000_000;
        string message = "";
        try
        {
            y.Backward();
        }
        catch (ArgumentException exception)
        {
            message = exception.Message;
        }

        Assert.Contains("has an element in column 1000000", message);
        Assert.IsNull(_weight.Grad);
    }

    [TestMethod]
    public void WeightsThatDoNotFit()
    {
        Expect.Error<ArgumentException>(() => _rows.MatMul(Variable.Zeros<double>([3, 2])), "SparseMatMul: weight must be [columns, k], x is [2, 4] and weight is [3, 2].");
        Expect.Error<ArgumentException>(() => _rows.MatMul(Variable.Zeros<double>([4])), "weight is [4]");
    }

    private static void CompareWithDense<T>(int k, int seed, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new System.Random(seed);
        int rowCount = random.Next(1, 40), columnCount = random.Next(1, 30);
        (SparseRows<T> rows, Variable<T> dense) = Random<T>(random, rowCount, columnCount);
        T[] elements = [.. Enumerable.Range(0, columnCount * k).Select(_ => T.CreateChecked(random.NextDouble() - 0.5))];
        Variable<T> weight = Variable.Create(elements, [columnCount, k], requiresGrad: true), same = Variable.Create(elements, [columnCount, k], requiresGrad: true);
        Variable<T> gradient = Variable.RandN<T>([rowCount, k], new Generator(seed));
        Variable<T> y = rows.MatMul(weight), expected = dense.MatMul(same);
        y.Backward(gradient);
        expected.Backward(gradient);
        Close.Within(tolerance, InDouble(expected), y);
        Close.Within(tolerance, InDouble(same.Grad!.Value), weight.Grad!.Value, "gradient");
    }

    private static double[] InDouble<T>(Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => [.. x.ToArray().Select(double.CreateChecked)];

    /// <summary>Rows of random lengths, also 0, with columns that may repeat; and the same as a matrix.</summary>
    private static (SparseRows<T> Rows, Variable<T> Dense) Random<T>(System.Random random, int rowCount, int columnCount)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var rows = new SparseRows<T>(columnCount);
        T[] dense = new T[rowCount * columnCount];
        for (int row = 0; row < rowCount; row++)
        {
            int[] columns = [.. Enumerable.Range(0, random.Next(0, 12)).Select(_ => random.Next(columnCount))];
            T[] values = [.. columns.Select(_ => T.CreateChecked(random.NextDouble() - 0.5))];
            rows.Add(columns, values);
            for (int i = 0; i < columns.Length; i++)
                dense[(row * columnCount) + columns[i]] += values[i];
        }

        return (rows, Variable.Create(dense, [rowCount, columnCount]));
    }
}
