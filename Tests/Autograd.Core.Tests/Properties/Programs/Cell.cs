namespace Autograd.Core.Tests.Properties.Programs;

/// <summary>One number of a recorded value: which numbers it was made of, and its derivatives with respect to them. Never changes.</summary>
internal sealed class Cell(Step step, params Cell.Edge[] edges)
{
    private static long s_count;

    public long Number { get; } = ++s_count;

    public Step Step { get; } = step;

    public Edge[] Edges { get; } = edges;

    /// <summary>The derivatives of Σ weight · cell with respect to every number it was made of.</summary>
    public static Dictionary<Cell, Sum> Differentiate(IEnumerable<(Cell Cell, double Weight)> roots)
    {
        var sums = new Dictionary<Cell, Sum>();
        var open = new PriorityQueue<Cell, long>();
        foreach ((Cell cell, double weight) in roots)
            Add(cell, weight, Math.Abs(weight));
        while (open.TryDequeue(out Cell? cell, out _))
        {
            Sum sum = sums[cell];
            foreach (Edge edge in cell.Edges)
                Add(edge.From, sum.Value * edge.Slope, sum.Magnitude * Math.Abs(edge.Slope));
        }

        return sums;

        void Add(Cell cell, double value, double magnitude)
        {
            if (!sums.TryGetValue(cell, out Sum before))
                open.Enqueue(cell, -cell.Number);
            sums[cell] = new Sum(before.Value + value, before.Magnitude + magnitude);
        }
    }

    /// <summary>A number this one was made of, and the derivative.</summary>
    public readonly record struct Edge(Cell From, double Slope);

    /// <summary>A derivative, and what it would be without cancellation: the measure of its rounding error.</summary>
    public readonly record struct Sum(double Value, double Magnitude);
}
