using System.Globalization;
using Microsoft.ML.Trainers;
using Spectre.Console;

namespace Fahrenheit;

/// <summary>Moves a progress bar with the trainer's reports.</summary>
/// <remarks>Not <see cref="Progress{T}"/>, which hands reports to other threads: they could arrive late and out of order.</remarks>
internal sealed class ProgressBar(ProgressTask bar) : IProgress<EpochReport>
{
    /// <summary>A report in a few words.</summary>
    public static string Describe(EpochReport report)
        => string.Create(CultureInfo.InvariantCulture, $"Epoch {report.Epoch}/{report.NumberOfEpochs}, loss {report.TrainLoss:F4}");

    /// <inheritdoc/>
    public void Report(EpochReport value)
    {
        bar.MaxValue = value.NumberOfEpochs;
        bar.Value = value.Epoch;
        bar.Description = Describe(value);
    }
}
