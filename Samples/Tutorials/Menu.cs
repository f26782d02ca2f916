using Spectre.Console;

namespace Tutorials;

/// <summary>Lets the person at the terminal choose, until they have had enough.</summary>
internal static class Menu
{
    private static readonly Choice All = new("All of them", Tutorial.All);
    private static readonly Choice Leave = new("Leave", []);

    /// <summary>Asks, runs what was chosen, and asks again.</summary>
    public static void Run(IAnsiConsole terminal, Action<IEnumerable<Tutorial>> run)
    {
        SelectionPrompt<Choice> prompt = new SelectionPrompt<Choice>()
            .Title("Which tutorial?")
            .WrapAround()
            .UseConverter(choice => Markup.Escape(choice.Text))
            .AddChoices([.. Tutorial.All.Select(tutorial => new Choice($"{tutorial.Number}  {tutorial.Title}", [tutorial])), All, Leave]);

        for (Choice choice = terminal.Prompt(prompt); choice != Leave; choice = terminal.Prompt(prompt))
            run(choice.Tutorials);
    }

    private sealed record Choice(string Text, IReadOnlyList<Tutorial> Tutorials);
}
