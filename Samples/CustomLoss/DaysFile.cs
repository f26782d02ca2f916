using System.Globalization;

namespace CustomLoss;

/// <summary>The days that no model has seen with what was decided for them, for a spreadsheet.</summary>
internal static class DaysFile
{
    /// <summary>Writes a line for each day, separated by commas.</summary>
    public static void Write(Stream destination, Day[] days, Account squared, Account cost)
    {
        using var file = new StreamWriter(destination, leaveOpen: true) { NewLine = "\n" };
        file.WriteLine("Date,Weekday,Temperature,Rain,BeforeHoliday,Demand,BySquaredError,ByCost");
        for (int i = 0; i < days.Length; i++)
        {
            Day day = days[i];
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{day.Date:yyyy-MM-dd},{day.Weekday},{day.Temperature},{day.Rain},{day.BeforeHoliday},{day.Demand},{squared.Decisions[i]:F3},{cost.Decisions[i]:F3}"));
        }
    }
}
