using Spectre.Console;

namespace Support;

/// <summary>Moves a progress bar with reports.</summary>
/// <remarks>Not <see cref="Progress{T}"/>, which hands reports to other threads: they could arrive late and out of order.</remarks>
internal sealed class ProgressBar<TReport>(ProgressTask bar, Func<TReport, ProgressStep> describe) : IProgress<TReport>
{
    /// <inheritdoc/>
    public void Report(TReport value)
    {
        ProgressStep step = describe(value);
        bar.MaxValue = step.Of;
        bar.Value = step.Done;
        bar.Description = step.Text;
    }
}
