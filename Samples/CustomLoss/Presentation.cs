using System.Globalization;
using Spectre.Console;
using Support;

namespace CustomLoss;

/// <summary>What the terminal shows; plain text where output goes to a file or another program.</summary>
internal sealed class Presentation
{
    private readonly IAnsiConsole _console = Screen.Create();

    /// <summary>Shows what decisions came to, as a table and as bars.</summary>
    public void Accounts(string title, params ReadOnlySpan<Account> accounts)
    {
        Table table = NewTable(title, "Decided by", "Baked", "Too few", "Left over", "Lost (€)", "Expected (€)");
        BarChart bars = new BarChart { Label = "Lost a day (€)", LabelAlignment = Justify.Left, Width = 72 }.UseValueFormatter(value => Number(value, 2));
        foreach (Account account in accounts)
        {
            table.AddRow(account.Name, Number(account.Baked, 1), Number(account.TooFew, 1), Number(account.Left, 1), Number(account.Lost, 2), Number(account.Expected, 2));
            bars.AddItem(account.Name, account.Lost, Color.Blue);
        }

        Write(table);
        Write(bars);
    }

    /// <summary>Tells how much less money the cost loses than squared error, and how much less there is to lose at all.</summary>
    public static void Gain(Account squared, Account cost, Account least)
    {
        double gain = squared.Lost - cost.Lost;
        Line($"Gain over squared error: {gain:F2} € a day, {100 * gain / squared.Lost:F1} % of what it loses; {365 * gain:F0} € a year.");
        Line($"Expected by the law of demand: {squared.Expected - cost.Expected:F2} € a day, of {squared.Expected - least.Expected:F2} € at most.");
    }

    /// <summary>Tells how closely decisions agree.</summary>
    public void Agreement(Account expected, params ReadOnlySpan<Account> others)
    {
        double difference = 0;
        foreach (Account other in others)
            difference = Math.Max(difference, expected.Decisions.Zip(other.Decisions, (x, y) => Math.Abs(x - y)).Max());
        Line($"Between the three ways to write the cost, decisions differ by {difference:F5} loaves at most.");
        _console.WriteLine();
    }

    /// <summary>Shows what models would bake on a few days.</summary>
    public void Decisions(Day[] days, double[] squared, double[] cost, double[] best)
    {
        Table table = NewTable("Loaves to bake", "", "Squared error", "Cost", "Law of demand");
        for (int i = 0; i < days.Length; i++)
        {
            Day day = days[i];
            string name = string.Create(CultureInfo.InvariantCulture, $"{day.Weekday}, {day.Temperature} °C{(day.Rain > 0 ? ", rain" : "")}{(day.BeforeHoliday > 0 ? ", before a holiday" : "")}");
            table.AddRow(name, Number(squared[i], 0), Number(cost[i], 0), Number(best[i], 0));
        }

        Write(table);
    }

    /// <summary>Writes a line as it is; the console would fold what is longer than 80 characters.</summary>
    public static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private void Write(Spectre.Console.Rendering.IRenderable what)
    {
        _console.Write(what);
        _console.WriteLine();
    }

    private static Table NewTable(string title, params string[] columns)
    {
        var table = new Table { Title = new TableTitle(title, new Style(decoration: Decoration.Bold)), Border = TableBorder.Rounded };
        foreach (string column in columns)
            table.AddColumn(column, settings => settings.Alignment = column == columns[0] ? Justify.Left : Justify.Right);
        return table;
    }

    private static string Number(double value, int decimals) => value.ToString("F" + decimals, CultureInfo.InvariantCulture);
}
