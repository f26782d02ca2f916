using Autograd.Core;

namespace CustomLoss;

/// <summary>Six years of days, drawn from <see cref="Demand"/> with a fixed seed: the same on every machine.</summary>
internal static class Diary
{
    private const long Seed = 2;

    private static readonly DateTime s_start = new(2021, 1, 1), s_heldOut = new(2025, 1, 1), s_end = new(2027, 1, 1);

    // Month and day of the days before public holidays.
    private static readonly HashSet<(int Month, int Day)> s_beforeHolidays = [(1, 5), (4, 30), (6, 20), (8, 14), (10, 2), (10, 31), (12, 7), (12, 24), (12, 25), (12, 31)];

    /// <summary>Three evenings to decide on: an ordinary one, a busy one, and one like few in the diary.</summary>
    public static Day[] Evenings { get; } =
    [
        new() { Date = new(2027, 3, 9), Weekday = "Tuesday", Temperature = 7, Rain = 1 },
        new() { Date = new(2027, 6, 12), Weekday = "Saturday", Temperature = 22 },
        new() { Date = new(2027, 12, 31), Weekday = "Friday", Temperature = 1, BeforeHoliday = 1 },
    ];

    /// <summary>Four years to learn from, and two to measure on.</summary>
    public static (Day[] Known, Day[] HeldOut) Days()
    {
        var random = new Generator(Seed);
        Day[] days = [.. Enumerable.Range(0, (s_end - s_start).Days).Select(i => Draw(s_start.AddDays(i), random))];
        int known = (s_heldOut - s_start).Days;
        return (days[..known], days[known..]);
    }

    private static Day Draw(DateTime date, Generator random)
    {
        Span<double> u = stackalloc double[4];
        random.Uniform(u, 0, 1);
        double season = 10 - (9 * Math.Cos(2 * Math.PI * (date.DayOfYear - 15) / 365));
        var evening = new Day
        {
            Date = date,
            Weekday = date.DayOfWeek.ToString(),
            Temperature = (float)Math.Round(season + (12 * (u[0] - 0.5))),
            Rain = u[1] < 0.3 ? 1 : 0,
            BeforeHoliday = s_beforeHolidays.Contains((date.Month, date.Day)) ? 1 : 0,
        };
        return evening with { Demand = (float)Demand.Draw(evening, u[2], u[3]) };
    }
}
