namespace Autograd.Core;

/// <summary>Elements and their version, shared by a variable, its views and what was detached from it.</summary>
internal sealed class Storage<T>(T[] data)
    where T : unmanaged
{
    /// <summary>The elements; may be longer than needed where a tape step reuses it.</summary>
    public T[] Data = data;

    /// <summary>Rises with every in-place change; a saved value whose version moved on makes backward fail.</summary>
    public int Version;

    /// <summary>Whether it was made in <see cref="InferenceMode"/>.</summary>
    public bool IsInference;

    /// <summary>Whether several values have these elements; then they are never given to another.</summary>
    public bool IsShared;
}
