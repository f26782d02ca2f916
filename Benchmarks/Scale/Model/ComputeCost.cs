using Benchmarks.Scale.Measuring;

namespace Benchmarks.Scale.Model;

/// <summary>What a step costs a rank by itself: between the sizes that were measured on a straight line from one to the next, below them on the line through all, above them with its slope.</summary>
/// <param name="Columns">The features of a row.</param>
/// <param name="Step">Seconds of a step without rows.</param>
/// <param name="Row">Seconds of a row.</param>
/// <param name="Measured">Steps by their rows, ascending.</param>
internal sealed record ComputeCost(int Columns, double Step, double Row, IReadOnlyList<ComputeTime> Measured)
{
    public static ComputeCost Of(ScaleFigures figures, int columns)
    {
        ComputeTime[] measured = [.. figures.Compute.Where(time => time.Columns == columns).OrderBy(time => time.Rows)];
        Line line = Line.Fit(measured.Select(time => (1.0, (double)time.Rows, time.Seconds)));
        return new ComputeCost(columns, line.Start, line.PerUnit, measured);
    }

    /// <summary>The line through all sizes alone: for ratios of many, which the noise of each would bend.</summary>
    public ComputeCost AsLine => this with { Measured = [] };

    /// <summary>Seconds of a step.</summary>
    public double Of(double rows)
    {
        for (int i = 1; i < Measured.Count; i++)
        {
            (ComputeTime from, ComputeTime to) = (Measured[i - 1], Measured[i]);
            if (rows >= from.Rows && rows <= to.Rows)
                return from.Seconds + ((to.Seconds - from.Seconds) * (rows - from.Rows) / (to.Rows - from.Rows));
        }

        return Measured is [.., var largest] && rows > largest.Rows ? largest.Seconds + ((rows - largest.Rows) * Row) : Step + (rows * Row);
    }
}
