using System.Text.RegularExpressions;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Channels reach <see cref="MLContext.Log"/>.</summary>
[TestClass]
public sealed partial class LogTests
{
    private readonly MLContext _ml = new(1);
    private readonly List<LoggingEventArgs> _events = [];

    public LogTests() => _ml.Log += (_, e) => _events.Add(e);

    [TestMethod]
    public void AMessageCarriesKindAndSource()
    {
        using (var channel = ((IHostEnvironment)_ml).Register("Trainer").Start("Training"))
        {
            channel.Info(MessageSensitivity.None, "Epoch {0} of {1}", 3, 5);
            channel.Warning(MessageSensitivity.None, "Skipped rows");
            channel.Trace(MessageSensitivity.None, "Detail");
            channel.Error(MessageSensitivity.None, "Wrong");
        }
        string[] expected =
        [
            "Trace Trainer; Training: Channel started",
            "Info Trainer; Training: Epoch 3 of 5",
            "Warning Trainer; Training: Skipped rows",
            "Trace Trainer; Training: Detail",
            "Error Trainer; Training: Wrong",
            "Trace Trainer; Training: Channel finished. Elapsed TIME.",
            "Trace Trainer; Training: Channel disposed"
        ];
        CollectionAssert.AreEqual(expected, Events());
        Assert.AreEqual(
            "[Source=Trainer; Training, Kind=Info] Epoch 3 of 5",
            _events.Single(e => e.Kind == ChannelMessageKind.Info).Message);
    }

    [TestMethod]
    public void AChannelOfTheContextIsTheWholeSource()
    {
        using (var channel = ((IChannelProvider)_ml).Start("Work"))
            channel.Info(MessageSensitivity.None, "Message");
        string[] expected =
        [
            "Trace Work: Channel started",
            "Info Work: Message",
            "Trace Work: Channel finished. Elapsed TIME.",
            "Trace Work: Channel disposed"
        ];
        CollectionAssert.AreEqual(expected, Events());
    }

    [TestMethod]
    public void ANestedHostIsNamedWithoutItsParent()
    {
        using (var channel = ((IHostEnvironment)_ml).Register("Outer").Register("Inner").Start("Work"))
            channel.Warning(MessageSensitivity.All, "Message");
        string[] expected =
        [
            "Trace Inner; Work: Channel started",
            "Warning Inner; Work: Message",
            "Trace Inner; Work: Channel finished. Elapsed TIME.",
            "Trace Inner; Work: Channel disposed"
        ];
        CollectionAssert.AreEqual(expected, Events());
    }

    [TestMethod]
    public void ANestedChannelIsNamedByItsOwnHost()
    {
        using (var channel = ((IHostEnvironment)_ml).Register("Host").Start("Outer"))
        using (var nested = ((IHostEnvironment)_ml).Register("Other").Start("Inner"))
            nested.Info(MessageSensitivity.None, "Message");
        string[] expected =
        [
            "Trace Host; Outer: Channel started",
            "Trace Other; Inner: Channel started",
            "Info Other; Inner: Message",
            "Trace Other; Inner: Channel finished. Elapsed TIME.",
            "Trace Other; Inner: Channel disposed",
            "Trace Host; Outer: Channel finished. Elapsed TIME.",
            "Trace Host; Outer: Channel disposed"
        ];
        CollectionAssert.AreEqual(expected, Events());
    }

    [TestMethod]
    public void ProgressIsNotLogged()
    {
        using (var progress = ((IHostEnvironment)_ml).Register("Trainer").StartProgressChannel("Training"))
        {
            progress.SetHeader(new ProgressHeader(["loss"], ["epochs"]), entry => entry.SetProgress(0, 1, 2));
            progress.Checkpoint(.5, 1);
        }
        Assert.IsEmpty(_events);
    }

    private string[] Events() =>
        [.. _events.Select(e => Elapsed().Replace($"{e.Kind} {e.Source}: {e.RawMessage}", "Elapsed TIME."))];

    [GeneratedRegex(@"Elapsed [\d:.]+")]
    private static partial Regex Elapsed();
}
