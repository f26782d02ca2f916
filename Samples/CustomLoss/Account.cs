namespace CustomLoss;

/// <summary>What decisions came to, on average over days.</summary>
/// <param name="Name">What was decided by.</param>
/// <param name="Decisions">The loaves for each day, before they are rounded to whole ones.</param>
/// <param name="Baked">Loaves baked a day.</param>
/// <param name="TooFew">Loaves a day that could have been sold and were not there.</param>
/// <param name="Left">Loaves a day left over.</param>
/// <param name="Lost">What that cost a day.</param>
/// <param name="Expected">What it costs a day by the law of demand, without the luck of these days.</param>
internal sealed record Account(string Name, double[] Decisions, double Baked, double TooFew, double Left, double Lost, double Expected)
{
    /// <summary>Holds decisions against the demand of the days they were for.</summary>
    public static Account Of(string name, Day[] days, double[] decisions, Prices prices)
    {
        double[] baked = Array.ConvertAll(decisions, Math.Round);
        double[] left = [.. days.Zip(baked, (day, loaves) => loaves - day.Demand)];
        return new Account(
            name,
            decisions,
            baked.Average(),
            left.Average(n => Math.Max(0, -n)),
            left.Average(n => Math.Max(0, n)),
            left.Average(prices.Cost),
            days.Zip(baked, (day, loaves) => Demand.ExpectedCost(day, loaves, prices)).Average());
    }
}
