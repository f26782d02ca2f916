using Benchmarks.Scale.Measuring;

namespace Benchmarks.Scale.Model;

/// <summary>What a step costs a rank by itself.</summary>
/// <param name="Columns">The features of a row.</param>
/// <param name="Step">Seconds of a step without rows.</param>
/// <param name="Row">Seconds of a row.</param>
internal sealed record ComputeCost(int Columns, double Step, double Row)
{
    public static ComputeCost Of(ScaleFigures figures, int columns)
    {
        Line line = Line.Fit(figures.Compute.Where(time => time.Columns == columns).Select(time => (1.0, (double)time.Rows, time.Seconds)));
        return new ComputeCost(columns, line.Start, line.PerUnit);
    }
}
