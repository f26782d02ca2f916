using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Threading.Channels;
using Microsoft.ML.Data;
using ModelBuilderApi.Models;
using ModelBuilderApp;

namespace ModelBuilderApi.Retraining;

/// <summary>Trains, one training at a time.</summary>
internal sealed partial class RetrainingService(ServerFiles files, ModelStore models, IHostApplicationLifetime lifetime, ILogger<RetrainingService> logger)
{
    private int _running;

    /// <summary>Trains the first model. Where that fails the server starts without one; its health says so.</summary>
    public void TrainFirst(CancellationToken cancellationToken)
    {
        try
        {
            Training.Run(files, MLModel1.RetrainNumberOfEpochs, progress: null, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(error);
        }
    }

    /// <summary>Starts a training that ends early when its client leaves or the server stops.</summary>
    /// <returns>What happens, as it happens; null where another training runs.</returns>
    public IAsyncEnumerable<SseItem<object>>? TryStart(int epochs, CancellationToken clientLeft)
    {
        if (Interlocked.Exchange(ref _running, 1) != 0)
            return null;

        // A client that reads too slowly loses the oldest epochs; training does not wait for it.
        var events = Channel.CreateBounded<SseItem<object>>(new BoundedChannelOptions(capacity: 1024) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(clientLeft, lifetime.ApplicationStopping);
        _ = Task.Run(() => Run(epochs, events.Writer, cancellation), CancellationToken.None);
        return events.Reader.ReadAllAsync(CancellationToken.None);
    }

    private void Run(int epochs, ChannelWriter<SseItem<object>> events, CancellationTokenSource cancellation)
    {
        SseItem<object>? last = null;
        try
        {
            last = Train(epochs, new EpochEvents(events), cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            LogCancelled();
        }
        catch (Exception error) // Whatever it is, the client hears of it and the server goes on.
        {
            LogFailed(error);
            last = new SseItem<object>(new { Title = error.Message }, "failed");
        }

        // Before the last event is told: whoever has read it can train again.
        cancellation.Dispose();
        Volatile.Write(ref _running, 0);
        if (last is { } item)
            events.TryWrite(item);
        events.Complete();
    }

    private SseItem<object> Train(int epochs, EpochEvents progress, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        RegressionMetrics metrics = Training.Run(files, epochs, progress, cancellationToken);
        models.Refresh(); // Not left to the watcher, so that the new model answers whoever has read "done".
        return new SseItem<object>(
            new { metrics.RSquared, Rmse = metrics.RootMeanSquaredError, Epochs = progress.Count, Seconds = watch.Elapsed.TotalSeconds },
            "done");
    }

    [LoggerMessage(1, LogLevel.Information, "Training was cancelled; the model is as it was.")]
    private partial void LogCancelled();

    [LoggerMessage(2, LogLevel.Error, "Training failed; the model is as it was.")]
    private partial void LogFailed(Exception error);
}
