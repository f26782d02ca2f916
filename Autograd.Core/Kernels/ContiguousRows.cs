namespace Autograd.Core.Kernels;

/// <summary>All rows of a row-major matrix.</summary>
/// <param name="matrix">Row after row.</param>
/// <param name="columns">The length of a row; 0 where there are none.</param>
internal readonly ref struct ContiguousRows<T>(ReadOnlySpan<T> matrix, int columns) : IRows<T, ContiguousRows<T>>
    where T : unmanaged
{
    private readonly ReadOnlySpan<T> _matrix = matrix;
    private readonly int _columns = columns;

    public int Count { get; } = columns == 0 ? 0 : matrix.Length / columns;

    public ReadOnlySpan<T> From(int row) => _matrix[(row * _columns)..];

    public ContiguousRows<T> Slice(int start, int count) => new(_matrix.Slice(start * _columns, count * _columns), _columns);

    public void Prefetch(int row) => Memory.Prefetch(_matrix.Slice(row * _columns, _columns));
}
