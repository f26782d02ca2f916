using Spectre.Console;

namespace Support;

/// <summary>Where output goes.</summary>
public static class Screen
{
    /// <summary>The terminal; where output is redirected, something that passes on plain text and does not break lines.</summary>
    public static IAnsiConsole Create()
    {
        bool redirected = Console.IsOutputRedirected;
        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,

            // Else it writes escape codes into the redirected output of build servers it knows.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (redirected)
            terminal.Profile.Width = 1000;
        return terminal;
    }
}
