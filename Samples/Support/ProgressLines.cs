using Spectre.Console;

namespace Support;

/// <summary>Progress as lines of plain text, at the first step and at each tenth of the work, where nothing on the screen can move.</summary>
/// <typeparam name="TReport">What is reported.</typeparam>
/// <param name="console">Where to.</param>
/// <param name="describe">Puts a report in a few words.</param>
public sealed class ProgressLines<TReport>(IAnsiConsole console, Func<TReport, ProgressStep> describe) : IProgress<TReport>
{
    /// <inheritdoc/>
    public void Report(TReport value)
    {
        ProgressStep step = describe(value);
        if (step.Done == 1 || Tenth(step.Done) != Tenth(step.Done - 1))
            console.WriteLine(step.Text);

        int Tenth(int done) => (int)(10L * done / step.Of);
    }
}
