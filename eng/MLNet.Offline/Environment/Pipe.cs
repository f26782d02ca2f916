namespace Microsoft.ML.Runtime;

/// <summary>A pipe within a host. Only channels have a listener; other messages are dropped.</summary>
internal class Pipe<TMessage>(ChannelProviderBase parent, string shortName)
    : ChannelProviderBase(shortName, parent.FullName), IPipe<TMessage>
{
    private bool _disposed;

    public virtual void Send(TMessage msg)
    {
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        DisposeCore();
    }

    public override TException Process<TException>(TException ex)
    {
        ex.Data[ThrowingComponent] = parent.ShortName;
        ex.Data[ParentComponent] = parent.ParentFullName;
        ex.Data[Phase] = ShortName;
        return Contracts.Mark(ex);
    }

    protected virtual void DisposeCore()
    {
    }
}
