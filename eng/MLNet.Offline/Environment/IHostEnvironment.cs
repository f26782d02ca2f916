namespace Microsoft.ML.Runtime;

public interface IHostEnvironment : IChannelProvider, IProgressChannelProvider
{
    ComponentCatalog ComponentCatalog { get; }

    /// <summary>A child environment with a random stream of its own, derived from this one's unless a seed is given.</summary>
    IHost Register(string name, int? seed = null, bool? verbose = null);
}
