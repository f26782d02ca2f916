namespace Autograd.Core.Kernels;

/// <summary>Which values a derivative reads; these must not be changed in place before it is computed.</summary>
[Flags]
internal enum Reads
{
    /// <summary>Nothing but the result's gradient.</summary>
    None = 0,

    /// <summary>The first input.</summary>
    First = 1,

    /// <summary>The second input.</summary>
    Second = 2,

    /// <summary>The third input.</summary>
    Third = 4,

    /// <summary>The result.</summary>
    Output = 8,
}

/// <summary>Questions to <see cref="Reads"/>.</summary>
internal static class ReadsExtensions
{
    // Enum.HasFlag boxes in code that is not optimised.
    public static bool Include(this Reads reads, Reads value) => (reads & value) != 0;
}
