using System.Globalization;
using Charts;

namespace CustomLoss;

/// <summary>The picture: demand in the first thirty days that no model has seen, and how much two of them would have baked.</summary>
internal static class DecisionsChart
{
    private const int Days = 30;

    /// <summary>Draws demand as dots and decisions as lines.</summary>
    public static Chart Create(Day[] days, Account squared, Account cost)
    {
        double[] number = [.. Enumerable.Range(1, Days).Select(day => (double)day)];
        var chart = new Chart
        {
            Title = "How many loaves to bake",
            XLabel = string.Create(CultureInfo.InvariantCulture, $"Day of {days[0].Date:MMMM yyyy}; peaks are Saturdays"),
            YLabel = "Loaves",
        };
        return chart
            .AddLine("Trained on squared error", number, squared.Decisions.AsSpan(0, Days))
            .AddLine("Trained on the bakery's cost", number, cost.Decisions.AsSpan(0, Days))
            .AddScatter("Demand", number, Array.ConvertAll(days[..Days], day => (double)day.Demand));
    }
}
