namespace Microsoft.ML.Runtime;

/// <summary>A named place in the tree of environments, hosts and channels; exceptions raised in it carry its name.</summary>
internal abstract class ChannelProviderBase(string shortName, string parentFullName) : IExceptionContext
{
    protected const string ThrowingComponent = "Throwing component";
    protected const string ParentComponent = "Parent component";
    protected const string Phase = "Phase";

    public string ShortName { get; } = shortName;

    public string ParentFullName { get; } = parentFullName;

    public string FullName => ParentFullName == null ? ShortName : $"{ParentFullName}; {ShortName}";

    public virtual string ContextDescription => FullName;

    public virtual TException Process<TException>(TException ex)
        where TException : Exception
    {
        ex.Data[ThrowingComponent] = ShortName;
        ex.Data[ParentComponent] = ParentFullName;
        return Contracts.Mark(ex);
    }
}
