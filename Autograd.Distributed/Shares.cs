namespace Autograd.Distributed;

/// <summary>Cuts a row of things into runs that differ by one in length at most.</summary>
internal static class Shares
{
    /// <summary>Where run <paramref name="index"/> of <paramref name="parts"/> begins: ⌊index · count / parts⌋; that of run <paramref name="parts"/> is the end.</summary>
    public static long Start(int index, int parts, long count) => (long)((Int128)index * count / parts);
}
