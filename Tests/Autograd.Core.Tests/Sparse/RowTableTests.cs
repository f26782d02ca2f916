using Autograd.Core.Optimizers;
using Autograd.Core.Sparse;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Sparse;

/// <summary>Rows of a table are trained where they are used, and only there.</summary>
[TestClass]
public sealed class RowTableTests
{
    private readonly RowTable<double> _table = new(rows: 5, columns: 2, capacity: 3);
    private readonly SGD<double> _optimizer;

    public RowTableTests()
    {
        _table.All.Copy_(Variable.Arange<double>(10).Reshape(5, 2));
        _optimizer = new SGD<double>([_table.Active], learningRate: 1);
    }

    public static IEnumerable<string> Optimizers => TableTraining.Optimizers.Keys;

    [TestMethod]
    public void RowsAreGatheredInTheOrderGiven()
    {
        _table.Gather([4, 0], _optimizer);
        Assert.AreEqual(2, _table.ActiveCount);
        Assert.AreEqual<Shape>([3, 2], _table.Active.Shape);
        Assert.AreSequenceEqual([8.0, 9, 0, 1], _table.Active.ToArray()[..4]);
        Assert.IsTrue(_table.Active is { IsLeaf: true, RequiresGrad: true });
        Assert.IsFalse(_table.All.RequiresGrad);
    }

    /// <summary>The window has a gradient everywhere, as it would under another loss; but only two rows of it are in use.</summary>
    [TestMethod]
    public void AStepChangesGatheredRowsOnly()
    {
        _table.Gather([4, 0], _optimizer);
        double[] window = _table.Active.ToArray();
        _table.Active.Sum().Backward();
        Assert.AreEqual(2, _optimizer.Parameters.GradNorm());
        Assert.AreEqual(2, _optimizer.Parameters.ClipGradNorm_(1));
        _optimizer.Parameters.ClipGradValue_(0.25);
        Assert.AreSequenceEqual([0.25, 0.25, 0.25, 0.25, 1, 1], _table.Active.Grad!.Value.ToArray());
        _optimizer.Step();
        _optimizer.SoftThreshold(_optimizer.ParameterGroups[0], 0.25);
        Assert.AreSequenceEqual([7.5, 8.5, 0, 0.5, window[4], window[5]], _table.Active.ToArray());
        Assert.AreSequenceEqual([0.0, 1, 2, 3, 4, 5, 6, 7, 8, 9], _table.All.ToArray());
        _table.Scatter();
        Assert.AreEqual(0, _table.ActiveCount);
        Assert.AreSequenceEqual([0, 0.5, 2, 3, 4, 5, 6, 7, 7.5, 8.5], _table.All.ToArray());
    }

    /// <summary>With all rows in every step, in whatever order, a table is a parameter like any other.</summary>
    [TestMethod]
    [DynamicData(nameof(Optimizers))]
    public void GatheringAllRowsIsTheSameAsNoTable(string name)
    {
        var random = new System.Random(3);
        double[] start = [.. Enumerable.Range(0, 10).Select(_ => random.NextDouble() - 0.5)];
        var table = new RowTable<double>(5, 2, capacity: 7);
        table.All.Copy_(Variable.Create(start, [5, 2]));
        var dense = Variable.Create(start, [5, 2], requiresGrad: true);
        Optimizer<double> sparse = TableTraining.Optimizers[name]([table.Active]), optimizer = TableTraining.Optimizers[name]([dense]);
        for (int step = 0; step < 10; step++)
        {
            int[] order = [0, 1, 2, 3, 4];
            random.Shuffle(order);
            double[] gradient = [.. start.Select(_ => random.NextDouble() - 0.5)];
            dense.SetGrad(Variable.Create(gradient, [5, 2]));
            optimizer.Step();
            TableTraining.Step(table, sparse, order, gradient);
            Close.SameBits<double>(dense.ToArray(), table.All.ToArray(), $"table after step {step}");
        }
    }

    /// <summary>What is remembered of a row rests with it; only the number of steps goes on, as in PyTorch's SparseAdam.</summary>
    [TestMethod]
    public void AdamLeavesTheMomentsOfOtherRowsAlone()
    {
        const double Rate = 0.1, Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-8;
        var table = new RowTable<double>(20, 2, capacity: 6);
        var optimizer = new Adam<double>([table.Active], Rate, Beta1, Beta2, Epsilon);
        double[] p = new double[40], m = new double[40], v = new double[40];
        var random = new System.Random(4);
        for (int t = 1; t <= 50; t++)
        {
            int[] rows = TableTraining.RandomRows(random, 20, random.Next(0, 7));
            double[] gradient = [.. p.Select(_ => random.NextDouble() - 0.5)];
            TableTraining.Step(table, optimizer, rows, gradient);
            foreach (int i in rows.SelectMany(row => new[] { 2 * row, (2 * row) + 1 }))
            {
                m[i] = (Beta1 * m[i]) + ((1 - Beta1) * gradient[i]);
                v[i] = (Beta2 * v[i]) + ((1 - Beta2) * gradient[i] * gradient[i]);
                p[i] -= Rate / (1 - Math.Pow(Beta1, t)) * m[i] / ((Math.Sqrt(v[i]) / Math.Sqrt(1 - Math.Pow(Beta2, t))) + Epsilon);
            }

            Close.Within(1e-12, p, table.All, $"table after step {t}");
        }
    }

    /// <summary>A row that is used for the first time late finds the buffers as the optimizer made them.</summary>
    [TestMethod]
    public void AdagradBeginsWithItsInitialValueInEveryRow()
    {
        var optimizer = new Adagrad<double>([_table.Active], learningRate: 1, initialAccumulatorValue: 9, epsilon: 0);
        double[] gradient = [.. Enumerable.Repeat(4.0, 10)];
        foreach (int row in (int[])[2, 3, 3, 1])
            TableTraining.Step(_table, optimizer, [row], gradient);
        double once = 4 / Math.Sqrt(25), again = 4 / Math.Sqrt(41);
        Close.Within(1e-15, [0, 1, 2 - once, 3 - once, 4 - once, 5 - once, 6 - once - again, 7 - once - again, 8, 9], _table.All);
    }

    [TestMethod]
    public void TwoTablesMayShareAnOptimizer()
    {
        var other = new RowTable<double>(3, 1, capacity: 2);
        var optimizer = new SGD<double>([_table.Active, other.Active], learningRate: 1, momentum: 0.5);
        for (int step = 0; step < 2; step++)
        {
            _table.Gather([step], optimizer);
            other.Gather([2, step], optimizer);
            optimizer.ZeroGrad();
            (_table.Active.Sum() + other.Active.Sum()).Backward();
            optimizer.Step();
            _table.Scatter();
            other.Scatter();
        }

        Assert.AreSequenceEqual([-1.0, 0, 1, 2, 4, 5, 6, 7, 8, 9], _table.All.ToArray());
        Assert.AreSequenceEqual([-1.0, -1, -2.5], other.All.ToArray());
    }

    [TestMethod]
    public void ScatteringWithoutGatheredRowsDoesNothing()
    {
        int version = _table.All.Version;
        _table.Scatter();
        _table.Gather([], _optimizer);
        _optimizer.Step();
        _table.Scatter();
        Assert.AreEqual(version, _table.All.Version);
        Assert.AreSequenceEqual([0.0, 1, 2, 3, 4, 5, 6, 7, 8, 9], _table.All.ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Optimizers))]
    public void AStepAllocatesNothing(string name)
    {
        var table = new RowTable<double>(1000, 3, capacity: 10);
        Optimizer<double> optimizer = TableTraining.Optimizers[name]([table.Active]);
        var x = new SparseRows<double>(columnCount: 10);
        var tape = new Tape<double>();
        int[] rows = new int[10];
        int start = 0;
        Assert.AreEqual(0, Allocation.Of(
            () =>
            {
                int count = 9 - (start++ % 7);
                x.Clear();
                for (int i = 0; i < count; i++)
                {
                    rows[i] = (start + (91 * i)) % 1000;
                    SparseRows<double>.NewRow row = x.Append(1);
                    (row.ColumnIndices[0], row.Values[0]) = (i, 0.5);
                }

                table.Gather(rows.AsSpan(0, count), optimizer);
                using (tape.Step())
                {
                    Variable<double> loss = (x.MatMul(table.Active) - 1).Square().Sum();
                    optimizer.ZeroGrad();
                    loss.Backward();
                    optimizer.Parameters.ClipGradNorm_(1);
                    optimizer.Step();
                }

                table.Scatter();
                table.Shrink(optimizer.LearningRate, 1e-3, 1e-3);
            },
            times: 100));
    }

    [TestMethod]
    public void RowsThatCannotBeGathered()
    {
        Expect.Error<ArgumentOutOfRangeException>(() => _table.Gather([0, 5], _optimizer), "row 5 does not exist, there are 5");
        Expect.Error<ArgumentOutOfRangeException>(() => _table.Gather([-1], _optimizer), "row -1 does not exist");
        Expect.Error<ArgumentException>(() => _table.Gather([1, 0, 1], _optimizer), "row 1 is to be gathered twice");
        Expect.Error<ArgumentException>(() => _table.Gather([0, 1, 2, 3], _optimizer), "4 rows are more than the capacity, 3");
        _table.Gather([1, 0], _optimizer);
        Expect.Error<InvalidOperationException>(() => _table.Gather([3], _optimizer), "2 rows are gathered", "Call Scatter first");
        Assert.AreSequenceEqual([2.0, 3, 0, 1], _table.Active.ToArray()[..4]);
    }

    [TestMethod]
    public void OptimizersThatCannotTrainIt()
    {
        var p = Variable.Zeros<double>([1], requiresGrad: true);
        Expect.Error<ArgumentException>(() => _table.Gather([0], new SGD<double>([p])), "the optimizer has no parameter Active");
        Expect.Error<ArgumentException>(() => _table.Gather([0], new LBFGS<double>([_table.Active])), "LBFGS");
        _table.Gather([0], _optimizer);
        _table.Scatter();
        Expect.Error<ArgumentException>(() => _table.Gather([0], new SGD<double>([_table.Active])), "trained by another optimizer");
    }

    [TestMethod]
    public void SizesThatMakeNoSense()
    {
        Expect.Error<ArgumentOutOfRangeException>(() => new RowTable<double>(-1, 1, 1), "rows");
        Expect.Error<ArgumentOutOfRangeException>(() => new RowTable<double>(1, -1, 1), "columns");
        Expect.Error<ArgumentOutOfRangeException>(() => new RowTable<double>(1, 1, 0), "capacity");
    }
}
