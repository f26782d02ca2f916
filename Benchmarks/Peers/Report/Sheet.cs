namespace Benchmarks.Peers.Report;

/// <summary>A table of texts.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Note">How it is to be read.</param>
/// <param name="Header">The columns; the first is of names, the others of figures.</param>
internal sealed record Sheet(string Title, string Note, IReadOnlyList<string> Header)
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    public IReadOnlyList<IReadOnlyList<string>> Rows => _rows;

    public void Add(IReadOnlyList<string> row) => _rows.Add(row);
}
