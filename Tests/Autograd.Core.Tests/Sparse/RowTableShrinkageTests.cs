using Autograd.Core.Optimizers;
using Autograd.Core.Sparse;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Sparse;

/// <summary>Regularisation that rows pay when they are gathered is that of the whole table in every step.</summary>
[TestClass]
public sealed class RowTableShrinkageTests
{
    private const int Rows = 30;
    private const int Columns = 2;

    [TestMethod]
    [DataRow(0.0, 0.0, 0.01, 0.1)]
    [DataRow(0.0, 0.0, 0.02, 0.0)]
    [DataRow(0.0, 0.0, 0.0, 0.3)]
    [DataRow(0.9, 0.0, 0.002, 0.05)]
    [DataRow(0.5, 0.5, 0.01, 0.1)]
    public void RowsPayWhatTheyWouldHavePaidEachStep(double momentum, double dampening, double l1, double l2)
    {
        var random = new System.Random(7);
        double[] w = [.. Enumerable.Range(0, Rows * Columns).Select(_ => random.NextDouble() - 0.5)], velocity = new double[w.Length];
        var table = new RowTable<double>(Rows, Columns, capacity: 8);
        table.All.Copy_(Variable.Create(w, [Rows, Columns]));
        var optimizer = new SGD<double>([table.Active], 0.1, momentum, dampening);
        double stepSize = momentum == 0 ? 1 : (1 - dampening) / (1 - momentum);
        int steps = 0;
        for (int step = 0; step < 200; step++)
        {
            // A schedule: what is owed depends on the rate of each step.
            optimizer.LearningRate = 0.05 + (0.1 * random.NextDouble());
            int[] rows = TableTraining.RandomRows(random, Rows, random.Next(0, 5));
            double[] gradient = [.. w.Select(x => x + random.NextDouble() - 0.5)];
            TableTraining.Step(table, optimizer, rows, gradient);
            table.Shrink(optimizer.LearningRate, l1, l2);

            foreach (int i in rows.SelectMany(row => Enumerable.Range(row * Columns, Columns)))
            {
                velocity[i] = steps == 0 ? gradient[i] : (momentum * velocity[i]) + ((1 - (momentum == 0 ? 0 : dampening)) * gradient[i]);
                w[i] -= optimizer.LearningRate * velocity[i];
            }

            steps++;
            for (int i = 0; i < w.Length; i++)
                w[i] = Shrunk(w[i], optimizer.LearningRate, l1, l2, stepSize);
            if (step % 50 == 49)
            {
                table.Flush();
                Close.Within(1e-12, w, table.All, $"table after step {step}");
            }
        }

        Assert.AreEqual(l1 > 0, w.Contains(0));
        Assert.IsTrue(w.Any(x => x != 0));
    }

    /// <summary>The numbers that all rows are measured with become too small for a double several times over.</summary>
    [TestMethod]
    public void ManyStrongStepsAreNoTrouble()
    {
        var random = new System.Random(8);
        double[] w = [.. Enumerable.Repeat(1.0, Rows)];
        var table = new RowTable<double>(Rows, 1, capacity: 3);
        table.All.Fill_(1);
        var optimizer = new SGD<double>([table.Active], learningRate: 0.5);
        for (int step = 0; step < 2000; step++)
        {
            int[] rows = TableTraining.RandomRows(random, Rows - 5, 2);
            TableTraining.Step(table, optimizer, rows, [.. w.Select(_ => -1.0)]);
            table.Shrink(optimizer.LearningRate, 1e-3, 1.5);
            foreach (int row in rows)
                w[row] += 0.5;
            for (int i = 0; i < w.Length; i++)
                w[i] = Shrunk(w[i], 0.5, 1e-3, 1.5, 1);
        }

        table.Flush();
        Close.Within(1e-12, w, table.All);
        Assert.AreSequenceEqual([0.0, 0, 0, 0, 0], table.All.ToArray()[^5..]);
    }

    /// <summary>Rows that rest for thousands of steps owe all of them, also where a state is saved and loaded on the way; the last row is never gathered.</summary>
    [TestMethod]
    public void RowsMayRestForAnyNumberOfSteps()
    {
        var random = new System.Random(9);
        double[] w = [.. Enumerable.Repeat(100.0, Rows)];
        RowTable<double> table = NewTable();
        var optimizer = new SGD<double>([table.Active], learningRate: 1e-3);
        for (int step = 0; step < 20_000; step++)
        {
            // Now and then a row, and long rests.
            int[] rows = step % 7 == 0 ? TableTraining.RandomRows(random, Rows - 1, 1) : [];
            TableTraining.Step(table, optimizer, rows, [.. w.Select(_ => -1.0)]);
            table.Shrink(optimizer.LearningRate, 1e-3, 1e-2);
            foreach (int row in rows)
                w[row] += 1e-3;
            for (int i = 0; i < w.Length; i++)
                w[i] = Shrunk(w[i], 1e-3, 1e-3, 1e-2, 1);
            if (step is 5_000 or 11_111)
            {
                RowTable<double> copy = NewTable();
                copy.LoadStateDict(table.StateDict());
                table = copy;
                optimizer = new SGD<double>([table.Active], learningRate: 1e-3);
            }
        }

        table.Flush();
        Close.Within(1e-9, w, table.All);
        Assert.IsLessThan(82, w[^1]);

        static RowTable<double> NewTable()
        {
            var table = new RowTable<double>(Rows, 1, capacity: 3);
            table.All.Fill_(100);
            return table;
        }
    }

    /// <summary>In single precision a row is rounded when it pays, not in each step.</summary>
    [TestMethod]
    public void SmallDecayIsNotLostInSinglePrecision()
    {
        var table = new RowTable<float>(1, 1, capacity: 1);
        table.All.Fill_(1);
        var optimizer = new SGD<float>([table.Active], learningRate: 1e-4);
        table.Gather([], optimizer);
        for (int step = 0; step < 10_000; step++)
            table.Shrink(1e-4, 0, 1e-4);
        table.Flush();
        Assert.AreEqual((float)Math.Exp(-1e-4), table.All.Item());
    }

    [TestMethod]
    [DataRow(1.0)]
    [DataRow(25.0)]
    public void DecayOfAllThereIsLeavesZeros(double l2)
    {
        var table = new RowTable<double>(3, 1, capacity: 3);
        var optimizer = new SGD<double>([table.Active], learningRate: 1);
        table.All.Fill_(1);
        table.Shrink(1, 0.5, 0);
        table.Shrink(1, 0, l2);
        Assert.AreSequenceEqual([0.0, 0, 0], table.All.ToArray());
        TableTraining.Step(table, optimizer, [1], [0, -4, 0]);
        table.Shrink(1, 0.5, 0);
        table.Flush();
        Assert.AreSequenceEqual([0.0, 3.5, 0], table.All.ToArray());
    }

    /// <summary>An adaptive optimizer's rows pay with the step sizes that their own gradients have left them.</summary>
    [TestMethod]
    public void AdamsRowsPayInItsMetric()
    {
        const double Rate = 0.1, L1 = 0.01;
        var table = new RowTable<double>(2, 1, capacity: 2);
        var optimizer = new Adam<double>([table.Active], Rate, beta1: 0, beta2: 0.5, epsilon: 0);
        table.All.Fill_(1);
        TableTraining.Step(table, optimizer, [0, 1], [-2, 0.5]);
        table.Shrink(Rate, L1, 0);
        double first = 1.1 - (Rate * L1 / 2), second = 0.9 - (Rate * L1 / 0.5);
        table.Flush();
        Close.Within(1e-12, [first, second], table.All);

        // The correction of the bias goes on while a row rests: here from 1 − β₂ to 1 − β₂².
        table.Shrink(Rate, L1, 0);
        TableTraining.Step(table, optimizer, [1], [0, 0]);
        table.Flush();
        double rested = Math.Sqrt(0.5 * 4 / 0.75);
        Close.Within(1e-12, first - (Rate * L1 / rested), table.All.ToArray()[0]);
    }

    /// <summary>The penalties of a gradient act in the optimizer's steps, so that the optimum does not depend on the optimizer.</summary>
    [TestMethod]
    [DataRow(0.01, 0.1, 1)]
    [DataRow(0.01, 0.1, 3)]
    [DataRow(0.0, 0.1, 2)]
    [DataRow(0.01, 0.0, 2)]
    public void DecayInStepSizesIsThatOfAPenalty(double l1, double l2, int columns)
    {
        var random = new System.Random(9);
        var table = new RowTable<double>(Rows, columns, capacity: 8) { DecaysInStepSizes = true };
        double[] w = [.. Enumerable.Range(0, Rows * columns).Select(_ => random.NextDouble() - 0.5)], velocity = new double[w.Length];
        table.All.Copy_(Variable.Create(w, [Rows, columns]));
        var optimizer = new SGD<double>([table.Active], 0.1, momentum: 0.75);
        for (int step = 0; step < 100; step++)
        {
            int[] rows = TableTraining.RandomRows(random, Rows, random.Next(0, 5));
            double[] gradient = [.. w.Select(_ => random.NextDouble() - 0.5)];
            TableTraining.Step(table, optimizer, rows, gradient);
            table.Shrink(0.1, l1, l2);
            foreach (int i in rows.SelectMany(row => Enumerable.Range(row * columns, columns)))
                w[i] -= 0.1 * (velocity[i] = (0.75 * velocity[i]) + gradient[i]);

            // d|w|/dt = −(λ₁ + λ₂·|w|), for as long as a step of size 1 / (1 − 0.75) takes.
            const double Time = 0.1 * 4;
            double kept = Math.Exp(-Time * l2), lost = l2 == 0 ? Time * l1 : l1 / l2 * (1 - kept);
            for (int i = 0; i < w.Length; i++)
                w[i] = Math.Sign(w[i]) * Math.Max(0, (kept * Math.Abs(w[i])) - lost);
        }

        table.Flush();
        Close.Within(1e-12, w, table.All);
        Assert.AreEqual(l1 > 0, w.Contains(0));
    }

    /// <summary>A row that has seen no gradient under an adaptive optimizer has made no step to shrink in.</summary>
    [TestMethod]
    public void RowsWithoutAGradientKeepWhatTheyBeganWith()
    {
        var table = new RowTable<double>(2, 1, capacity: 2) { DecaysInStepSizes = true };
        var optimizer = new Adam<double>([table.Active], learningRate: 0.1);
        table.All.Fill_(1);
        TableTraining.Step(table, optimizer, [0], [1, 0]);
        table.Shrink(0.1, 0.01, 0.01);
        table.Flush();
        Assert.AreEqual(1, table.All.ToArray()[1]);
        Assert.IsLessThan(0.9, table.All.ToArray()[0]);
    }

    [TestMethod]
    public void FlushingTwiceIsFlushingOnce()
    {
        var table = new RowTable<double>(4, 1, capacity: 3);
        var optimizer = new SGD<double>([table.Active], learningRate: 1);
        table.All.Copy_(Variable.Create([1.0, -2, 0.5, -0.25], [4, 1]));
        table.Gather([], optimizer);
        table.Shrink(0.5, 1, 0.5);
        Assert.Contains("owed", table.StateDict().Names);
        table.Flush();
        Assert.AreSequenceEqual([0.25, -1, 0, 0], table.All.ToArray());
        int version = table.All.Version;
        table.Flush();
        Assert.AreSequenceEqual([0.25, -1, 0, 0], table.All.ToArray());
        Assert.AreEqual(version, table.All.Version);
        Assert.DoesNotContain("owed", table.StateDict().Names);
    }

    [TestMethod]
    public void WithoutPenaltiesNothingIsRemembered()
    {
        var table = new RowTable<double>(100, 1, capacity: 3);
        Assert.AreEqual(0, Allocation.Of(() => table.Shrink(0.1, 0, 0), times: 100));
        Assert.AreEqual(0, Allocation.Of(table.Flush, times: 1));
        Assert.DoesNotContain("owed", table.StateDict().Names);
    }

    [TestMethod]
    public void OnlyTheOptimizerKnowsTheStepSizes()
    {
        var table = new RowTable<double>(2, 1, capacity: 2);
        table.All.Fill_(1);
        table.Shrink(0.5, 0, 1);
        table.Flush();
        Assert.AreSequenceEqual([0.5, 0.5], table.All.ToArray());
        table.Shrink(0.5, 0.5, 0);
        Expect.Error<InvalidOperationException>(table.Flush, "depends on the step sizes of the optimizer, which is not known yet");
        table.Gather([], new SGD<double>([table.Active], learningRate: 1));
        table.Flush();
        Assert.AreSequenceEqual([0.25, 0.25], table.All.ToArray());
    }

    [TestMethod]
    public void WhatIsRefused()
    {
        var table = new RowTable<double>(2, 1, capacity: 2);
        Expect.Error<ArgumentOutOfRangeException>(() => table.Shrink(-1, 0, 0), "learningRate must be finite and not negative, got -1");
        Expect.Error<ArgumentOutOfRangeException>(() => table.Shrink(1, double.NaN, 0), "l1 must be finite");
        Expect.Error<ArgumentOutOfRangeException>(() => table.Shrink(1, 0, double.PositiveInfinity), "l2 must be finite");
        table.Gather([1], new SGD<double>([table.Active]));
        Expect.Error<InvalidOperationException>(() => table.Shrink(1, 1, 1), "Shrink needs the whole table, but 1 rows are gathered");
        Expect.Error<InvalidOperationException>(table.Flush, "Flush needs the whole table");
    }

    private static double Shrunk(double w, double rate, double l1, double l2, double stepSize)
        => Math.CopySign(Math.Max(0, ((1 - (rate * l2)) * Math.Abs(w)) - (rate * stepSize * l1)), w) is var shrunk && shrunk == 0 ? 0 : shrunk;
}
