using System.Runtime.CompilerServices;

namespace Autograd.Core.Kernels;

/// <summary>Chosen rows of which those of the batch lie one after the other, so that they are found without a look at their indices.</summary>
/// <param name="chosen">The rows, and those of the next batch.</param>
/// <param name="memory">From the first row of <paramref name="chosen"/> on.</param>
/// <param name="columns">The length of a row; not 0.</param>
internal readonly ref struct StreamedRows<T>(ChosenRows<T> chosen, ReadOnlySpan<T> memory, int columns) : IRows<T, StreamedRows<T>>
{
    private readonly ChosenRows<T> _chosen = chosen;
    private readonly ReadOnlySpan<T> _memory = memory;
    private readonly int _columns = columns;

    public static bool AreFar => true;

    public int Count => _chosen.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<T> From(int row) => _memory[(row * _columns)..];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Later(int row, int pass) => _chosen.Later(row, pass);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<T> FromLater(int row) => _chosen.From(row);

    public StreamedRows<T> Slice(int start, int count) => new(_chosen.Slice(start, count), _memory[(start * _columns)..], _columns);
}
