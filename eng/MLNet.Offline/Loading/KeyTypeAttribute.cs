using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Makes a member a key column of <paramref name="count"/> values.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class KeyTypeAttribute(ulong count) : Attribute
{
    internal KeyCount KeyCount { get; } = new(count);
}
