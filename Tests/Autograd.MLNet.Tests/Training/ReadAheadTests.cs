using Autograd.Core;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>Where data are read anew in each epoch, a thread reads the next part while this one is trained on. It ends when training does, however that happens.</summary>
[TestClass]
public sealed class ReadAheadTests
{
    private const int RowCount = 2000;
    private const int BatchSize = 64;

    // 16 bytes a row are more than this after 512, and a part is half of that.
    private const long Budget = 6000;
    private const int PartRows = 256;

    private static readonly bool IsAhead = Environment.ProcessorCount > 1;

    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    public void EachReading_IsOneThreads_WhichEndsWithIt()
    {
        WatchedView data = View();

        Fit(data);

        Assert.HasCount(1 + 3, data.Readings);
        Assert.IsTrue(data.Readings.All(reading => reading.Rows == RowCount));
        AssertEnded(data);
        Assert.IsTrue(data.Readings.Skip(1).All(reading => reading.Threads.Single() != Thread.CurrentThread == IsAhead));
    }

    [TestMethod]
    public void WhileAPartIsTrainedOn_TheNextIsRead_AndNoOther()
    {
        WatchedView data = View();
        int batches = 0;
        var ahead = new List<(int Expected, int Read)>();
        AutogradLoss loss = AutogradLoss.FromExpression((p, y) =>
        {
            if (data.Readings.Count == 2)
            {
                int expected = Math.Min(RowCount, PartRows * ((batches++ * BatchSize / PartRows) + (IsAhead ? 2 : 1)));
                SpinWait.SpinUntil(() => data.Readings[1].Rows >= expected, TimeSpan.FromSeconds(10));
                ahead.Add((expected, data.Readings[1].Rows));
            }

            return (p - y).Square();
        });

        Fit(data, options => (options.Loss, options.NumberOfEpochs) = (loss, 1));

        Assert.HasCount((RowCount + BatchSize - 1) / BatchSize, ahead);
        foreach ((int expected, int read) in ahead)
            Assert.AreEqual(expected, read);
    }

    [TestMethod]
    [DataRow(1, 0)]
    [DataRow(1, 700)]
    [DataRow(2, 1999)]
    [DataRow(3, 2000)]
    public void WhatACursorThrows_ReachesTheCaller(int reading, int row)
    {
        var failure = new IOException("The disk is gone.");
        WatchedView data = View((number, rows) => ThrowAt(number == reading && rows == row, failure));

        var error = Assert.ThrowsExactly<IOException>(() => Fit(data));

        Assert.AreSame(failure, error);
        StringAssert.Contains(error.StackTrace, nameof(ThrowAt));
        Assert.HasCount(reading + 1, data.Readings);
        AssertEnded(data);
    }

    [TestMethod]
    public void WhatOpeningACursorThrows_ReachesTheCaller()
    {
        var failure = new IOException("The disk is gone.");
        var data = new WatchedView(Rows()) { OnOpen = number => ThrowAt(number == 2, failure) };

        Assert.AreSame(failure, Assert.ThrowsExactly<IOException>(() => Fit(data)));

        Assert.HasCount(2, data.Readings);
        AssertEnded(data);
    }

    [TestMethod]
    public void WhatIsReadBeforeAFailure_IsTrainedOn()
    {
        int batches = 0;
        WatchedView data = View((number, rows) => ThrowAt(number == 1 && rows == PartRows + 1, new IOException()));
        AutogradLoss loss = AutogradLoss.FromExpression((p, y) =>
        {
            batches += data.Readings.Count > 1 ? 1 : 0;
            return (p - y).Square();
        });

        Assert.ThrowsExactly<IOException>(() => Fit(data, options => options.Loss = loss));

        Assert.AreEqual(PartRows / BatchSize, batches);
    }

    [TestMethod]
    [DataRow(CancellationBehavior.Throw)]
    [DataRow(CancellationBehavior.KeepBest)]
    public void InTheMiddleOfAPart_TrainingIsCancelled_AndReadingEnds(CancellationBehavior behavior)
    {
        using var cancellation = new CancellationTokenSource();
        Thread training = Thread.CurrentThread;
        WatchedView data = View((number, rows) =>
        {
            // With a row in hand, until training waits for the end of reading.
            if (number == 2 && rows == (2 * PartRows) + 10)
                SpinWait.SpinUntil(() => cancellation.IsCancellationRequested && training.ThreadState.HasFlag(ThreadState.WaitSleepJoin), TimeSpan.FromSeconds(10));
        });
        int batches = 0;
        AutogradLoss loss = AutogradLoss.FromExpression((p, y) =>
        {
            if (data.Readings.Count == 3 && ++batches == 6)
            {
                SpinWait.SpinUntil(() => !IsAhead || data.Readings[2].Rows == (2 * PartRows) + 10, TimeSpan.FromSeconds(10));
                cancellation.Cancel();
            }

            return (p - y).Square();
        });
        void Train() => Fit(data, options => (options.Loss, options.CancellationToken, options.OnCancellation, options.NumberOfEpochs) = (loss, cancellation.Token, behavior, 10));

        if (behavior == CancellationBehavior.Throw)
            Assert.ThrowsExactly<OperationCanceledException>(Train);
        else
            Train();

        Assert.AreEqual(6, batches);
        Assert.HasCount(3, data.Readings);
        Assert.AreEqual((2 * PartRows) + (IsAhead ? 11 : 0), data.Readings[2].Rows);
        AssertEnded(data);
    }

    [TestMethod]
    public void WhileAPartIsRead_TrainingIsCancelled()
    {
        using var cancellation = new CancellationTokenSource();
        WatchedView data = View((number, rows) =>
        {
            if (number == 1 && rows == PartRows + 10)
                cancellation.Cancel();
        });

        Assert.ThrowsExactly<OperationCanceledException>(() => Fit(data, options => options.CancellationToken = cancellation.Token));

        Assert.HasCount(2, data.Readings);
        AssertEnded(data);
    }

    [TestMethod]
    public void WhatTrainingThrows_EndsReading()
    {
        WatchedView data = View();
        AutogradLoss loss = AutogradLoss.FromExpression((p, y) => data.Readings.Count == 3 ? throw new ArithmeticException() : (p - y).Square());

        Assert.ThrowsExactly<ArithmeticException>(() => Fit(data, options => options.Loss = loss));

        AssertEnded(data);
    }

    [TestMethod]
    public void Shuffled_ThePaceOfReadingChangesNothing()
    {
        string expected = Bits.Of(Fit(View(), Set));

        Assert.AreEqual(expected, Bits.Of(Fit(View((_, rows) => Thread.Sleep(rows % 500 == 499 ? 1 : 0)), Set)));

        static void Set(LinearTrainerOptions options) => options.Shuffle = true;
    }

    private static void ThrowAt(bool isThere, Exception exception)
    {
        if (isThere)
            throw exception;
    }

    private static void AssertEnded(WatchedView data)
    {
        foreach (WatchedView.Reading reading in data.Readings)
        {
            Assert.IsTrue(reading.IsClosed);
            Thread thread = reading.Threads.Single();
            Assert.IsTrue(thread == Thread.CurrentThread || !thread.IsAlive);
        }
    }

    private IDataView Rows() => _mlContext.Data.LoadFromEnumerable(Example.Plane(RowCount, seed: 1, noise: 200));

    private WatchedView View(Action<int, int>? onMove = null) => new(Rows()) { OnMove = onMove };

    private LinearRegressionModelParameters Fit(IDataView data, Action<LinearTrainerOptions>? set = null)
    {
        var options = new AutogradRegressionTrainer.Options { Seed = 1, MemoryBudget = Budget, BatchSize = BatchSize, LearningRate = 0.01f, NumberOfEpochs = 3, Shuffle = false };
        set?.Invoke(options);
        return _mlContext.Regression.Trainers.Autograd(options).Fit(data).Model;
    }
}
