using System.Diagnostics;

namespace Microsoft.ML.Runtime;

internal sealed class Channel : Pipe<ChannelMessage>, IChannel
{
    private readonly Action<string, ChannelMessage> _dispatch;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public Channel(ChannelProviderBase parent, string shortName, Action<string, ChannelMessage> dispatch)
        : base(parent, shortName)
    {
        _dispatch = dispatch;
        Trace(MessageSensitivity.None, "Channel started");
    }

    public override void Send(ChannelMessage msg) => _dispatch(FullName, msg);

    public void Trace(MessageSensitivity sensitivity, string fmt) => Send(ChannelMessageKind.Trace, sensitivity, fmt);

    public void Trace(MessageSensitivity sensitivity, string fmt, params object[] args) =>
        Send(ChannelMessageKind.Trace, sensitivity, fmt, args);

    public void Error(MessageSensitivity sensitivity, string fmt) => Send(ChannelMessageKind.Error, sensitivity, fmt);

    public void Error(MessageSensitivity sensitivity, string fmt, params object[] args) =>
        Send(ChannelMessageKind.Error, sensitivity, fmt, args);

    public void Warning(MessageSensitivity sensitivity, string fmt) => Send(ChannelMessageKind.Warning, sensitivity, fmt);

    public void Warning(MessageSensitivity sensitivity, string fmt, params object[] args) =>
        Send(ChannelMessageKind.Warning, sensitivity, fmt, args);

    public void Info(MessageSensitivity sensitivity, string fmt) => Send(ChannelMessageKind.Info, sensitivity, fmt);

    public void Info(MessageSensitivity sensitivity, string fmt, params object[] args) =>
        Send(ChannelMessageKind.Info, sensitivity, fmt, args);

    protected override void DisposeCore()
    {
        Trace(MessageSensitivity.None, "Channel finished. Elapsed {0:c}.", _watch.Elapsed);
        Trace(MessageSensitivity.None, "Channel disposed");
    }

    private void Send(ChannelMessageKind kind, MessageSensitivity sensitivity, string fmt) =>
        Send(new ChannelMessage(kind, sensitivity, fmt));

    private void Send(ChannelMessageKind kind, MessageSensitivity sensitivity, string fmt, object[] args) =>
        Send(new ChannelMessage(kind, sensitivity, fmt, args));
}
