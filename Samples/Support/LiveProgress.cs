using Spectre.Console;

namespace Support;

/// <summary>Work that says how far it is.</summary>
public static class LiveProgress
{
    /// <summary>Works with a progress bar, or with a line now and then where a bar cannot move.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="name">What the bar is called until the first report.</param>
    /// <param name="describe">Puts a report in a few words.</param>
    /// <param name="work">The work, which reports to what it is given, on its own thread.</param>
    public static TResult Run<TReport, TResult>(this IAnsiConsole console, string name, Func<TReport, ProgressStep> describe, Func<IProgress<TReport>, TResult> work)
    {
        if (console.Profile.Capabilities is { Ansi: true, Interactive: true })
        {
            return console
                .Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
                .Start(progress => work(new ProgressBar<TReport>(progress.AddTask(name), describe)));
        }

        TResult result = work(new ProgressLines<TReport>(console, describe));
        console.WriteLine();
        return result;
    }
}
