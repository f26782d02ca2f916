using System.Net.ServerSentEvents;
using System.Threading.Channels;
using Microsoft.ML.Trainers;

namespace ModelBuilderApi.Retraining;

/// <summary>Turns the trainer's reports into events. The trainer calls it on its own thread, once an epoch.</summary>
internal sealed class EpochEvents(ChannelWriter<SseItem<object>> events) : IProgress<EpochReport>
{
    /// <summary>The number of epochs done.</summary>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public void Report(EpochReport value)
    {
        Count = value.Epoch;
        events.TryWrite(new SseItem<object>(new { value.Epoch, Epochs = value.NumberOfEpochs, Loss = value.TrainLoss, value.ValidationLoss }, "epoch"));
    }
}
