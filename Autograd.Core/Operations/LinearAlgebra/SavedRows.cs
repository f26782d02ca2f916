namespace Autograd.Core;

/// <summary>Rows of data that an operation used, and that backward will want as they were.</summary>
internal static class SavedRows
{
    /// <summary>Refuses rows that were changed meanwhile, in the words for variables.</summary>
    /// <param name="operation">The operation that used them.</param>
    /// <param name="kind">What rows they are.</param>
    /// <param name="type">The element type.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="columns">How long they are.</param>
    /// <param name="version">The version they have.</param>
    /// <param name="expected">The version that was used.</param>
    public static void ThrowIfChanged(string operation, string kind, Type type, int rows, int columns, int version, int expected)
    {
        if (version != expected)
            throw new InvalidOperationException(
                "one of the variables needed for gradient computation has been modified by an in-place operation: "
                + $"the {kind} rows [{type.Name} [{rows}, {columns}]] of {operation} are at version {version}; expected version {expected} instead. Change a copy, or after Backward.");
    }
}
