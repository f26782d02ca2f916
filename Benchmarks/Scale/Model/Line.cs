namespace Benchmarks.Scale.Model;

/// <summary>A straight line through times: so much at the start, and so much for each unit.</summary>
/// <param name="Start">Seconds.</param>
/// <param name="PerUnit">Seconds.</param>
internal sealed record Line(double Start, double PerUnit)
{
    /// <summary>The line with the least squares of relative errors, whose parts are not negative.</summary>
    public static Line Fit(IEnumerable<(double Starts, double Units, double Seconds)> points)
    {
        // y = 1 of p·a + q·b, with p and q a point's parts in shares of its time.
        double pp = 0, pq = 0, qq = 0, p1 = 0, q1 = 0;
        foreach ((double starts, double units, double seconds) in points)
        {
            (double p, double q) = (starts / seconds, units / seconds);
            (pp, pq, qq, p1, q1) = (pp + (p * p), pq + (p * q), qq + (q * q), p1 + p, q1 + q);
        }

        double determinant = (pp * qq) - (pq * pq), start = ((p1 * qq) - (q1 * pq)) / determinant, unit = ((q1 * pp) - (p1 * pq)) / determinant;
        return start < 0 ? new Line(0, q1 / qq) : unit < 0 ? new Line(p1 / pp, 0) : new Line(start, unit);
    }
}
