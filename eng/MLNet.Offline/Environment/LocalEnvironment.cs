using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The root environment: every message of every channel below it arrives at its listener.</summary>
internal sealed class LocalEnvironment(int? seed, Action<string, ChannelMessage> listener) : HostEnvironmentBase(seed)
{
    public void Dispatch(string source, ChannelMessage message) => listener(source, message);
}
