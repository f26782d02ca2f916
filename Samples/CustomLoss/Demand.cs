namespace CustomLoss;

/// <summary>The law that the sample draws demand from, which nobody at the bakery knows.</summary>
/// <remarks>
/// <para>
/// <c>demand = low + spread·z</c>, where low and spread are linear in what is known the night before, and z follows Erlang's distribution of shape 2, <c>P(z ≤ t) = 1 − e⁻ᵗ·(1 + t)</c>: mean 2, deviation √2, skewed to
/// the right. So most days are quiet and some are very busy, more so on a Saturday than on a Tuesday.
/// </para>
/// <para>
/// With <c>G(t) = E(t − z)₊ = t − 2 + e⁻ᵗ·(t + 2)</c>, the integral of that probability, what a decision costs on average has a closed form, and so has its slope, whose zero is the best decision.
/// </para>
/// </remarks>
internal static class Demand
{
    private static readonly Dictionary<string, (double Low, double Spread)> s_weekdays = new()
    {
        ["Monday"] = (60, 8),
        ["Tuesday"] = (64, 8),
        ["Wednesday"] = (70, 9),
        ["Thursday"] = (74, 9),
        ["Friday"] = (96, 13),
        ["Saturday"] = (150, 24),
        ["Sunday"] = (110, 16),
    };

    /// <summary>What is sold on the quietest of such days.</summary>
    public static double Low(Day day) => s_weekdays[day.Weekday].Low - (0.6 * day.Temperature) - (12 * day.Rain) + (30 * day.BeforeHoliday);

    /// <summary>By how much such days differ.</summary>
    public static double Spread(Day day) => s_weekdays[day.Weekday].Spread + (3 * day.Rain) + (14 * day.BeforeHoliday);

    /// <summary>Demand on such a day, in whole loaves, from two numbers that are uniform in [0, 1).</summary>
    /// <remarks>An Erlang number of shape 2 is the sum of two exponential ones, which are <c>−ln(1 − u)</c>.</remarks>
    public static double Draw(Day day, double u, double v) => Math.Round(Low(day) - (Spread(day) * (Math.Log(1 - u) + Math.Log(1 - v))));

    /// <summary>What a decision costs such a day on average: <c>spread·(Margin·E(z − t)₊ + Reduced·G(t) + (Ingredients − Reduced)·G(t − NextMorning/spread))</c> with t = (baked − low)/spread.</summary>
    public static double ExpectedCost(Day day, double baked, Prices prices)
    {
        double spread = Spread(day), t = (baked - Low(day)) / spread;
        double tooFew = 2 - t + MeanLeft(t), left = MeanLeft(t), leftTwice = MeanLeft(t - (prices.NextMorning / spread));
        return spread * ((prices.Margin * tooFew) + (prices.Reduced * left) + ((prices.Ingredients - prices.Reduced) * leftTwice));
    }

    /// <summary>The decision that costs least on average: where <c>Margin·P(too few) = Reduced·P(left over) + (Ingredients − Reduced)·P(more than NextMorning left over)</c>.</summary>
    public static double BestDecision(Day day, Prices prices)
    {
        double spread = Spread(day), less = 0, more = 100;
        while (more - less > 1e-9)
        {
            double t = (less + more) / 2;
            double slope = (-prices.Margin * (1 - Probability(t))) + (prices.Reduced * Probability(t)) + ((prices.Ingredients - prices.Reduced) * Probability(t - (prices.NextMorning / spread)));
            (less, more) = slope < 0 ? (t, more) : (less, t);
        }

        return Low(day) + (spread * less);
    }

    private static double Probability(double t) => t <= 0 ? 0 : 1 - (Math.Exp(-t) * (1 + t));

    private static double MeanLeft(double t) => t <= 0 ? 0 : t - 2 + (Math.Exp(-t) * (t + 2));
}
