using Microsoft.ML.Data;

namespace Microsoft.ML.Runtime;

/// <summary>What the root environment and the hosts registered in it have in common.</summary>
internal abstract class HostEnvironmentBase : ChannelProviderBase, IHostEnvironmentInternal
{
    private readonly Lock _lock = new();
    private readonly HostEnvironmentBase _master;
    private readonly LocalEnvironment _root;
    private readonly Random _rand;

    protected HostEnvironmentBase(int? seed)
        : base(null, null)
    {
        Seed = seed;
        _root = (LocalEnvironment)this;
        _rand = RandomUtils.Create(seed);
        ComponentCatalog = new ComponentCatalog();
    }

    protected HostEnvironmentBase(HostEnvironmentBase master, string shortName, string parentFullName, Random rand)
        : base(shortName, parentFullName)
    {
        Seed = master.Seed;
        _master = master;
        _root = master._root;
        _rand = rand;
        ComponentCatalog = master.ComponentCatalog;
    }

    public int? Seed { get; }

    public Random Rand => _rand;

    public ComponentCatalog ComponentCatalog { get; }

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        lock (_lock)
        {
            var rand = seed.HasValue ? RandomUtils.Create(seed.Value) : RandomUtils.Create(_rand);
            return new Host(this, name, _master?.FullName, rand);
        }
    }

    public IChannel Start(string name) => new Channel(this, name, _root.Dispatch);

    public IPipe<TMessage> StartPipe<TMessage>(string name) => new Pipe<TMessage>(this, name);

    public IProgressChannel StartProgressChannel(string name)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        return new ProgressChannel(this);
    }

    // As in ML.NET, hosts too are described as the environment they belong to.
    public override string ContextDescription => "HostEnvironment";

    public override TException Process<TException>(TException ex)
    {
        ex.Data[ThrowingComponent] = "Environment";
        return Contracts.Mark(ex);
    }

    private sealed class Host(HostEnvironmentBase master, string shortName, string parentFullName, Random rand)
        : HostEnvironmentBase(master, shortName, parentFullName, rand), IHost;
}
