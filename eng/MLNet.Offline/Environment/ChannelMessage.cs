namespace Microsoft.ML.Runtime;

public readonly struct ChannelMessage
{
    public readonly ChannelMessageKind Kind;
    public readonly MessageSensitivity Sensitivity;

    private readonly string _message;
    private readonly object[] _args;

    internal ChannelMessage(ChannelMessageKind kind, MessageSensitivity sensitivity, string message)
    {
        Kind = kind;
        Sensitivity = sensitivity;
        _message = Contracts.CheckNonEmpty(message, nameof(message));
    }

    internal ChannelMessage(ChannelMessageKind kind, MessageSensitivity sensitivity, string fmt, params object[] args)
    {
        Kind = kind;
        Sensitivity = sensitivity;
        _message = Contracts.CheckNonEmpty(fmt, nameof(fmt));
        _args = Contracts.CheckNonEmpty(args, nameof(args));
    }

    public string Message => _args != null ? string.Format(_message, _args) : _message;
}
