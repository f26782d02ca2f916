using Microsoft.ML.Runtime;

namespace Microsoft.ML;

internal static class RandomUtils
{
    public static TauswortheHybrid Create() => new(new Random());

    public static TauswortheHybrid Create(int? seed) => seed is { } value ? Create((uint)value) : Create();

    public static TauswortheHybrid Create(uint seed) => new(new TauswortheHybrid.State(seed));

    public static TauswortheHybrid Create(Random seed) => new(seed);
}
