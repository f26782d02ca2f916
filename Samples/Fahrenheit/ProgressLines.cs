using Microsoft.ML.Trainers;
using Spectre.Console;

namespace Fahrenheit;

/// <summary>Progress as lines of plain text, at the first epoch and at each tenth of the training, where nothing on the screen can move.</summary>
internal sealed class ProgressLines(IAnsiConsole console) : IProgress<EpochReport>
{
    /// <inheritdoc/>
    public void Report(EpochReport value)
    {
        if (value.Epoch == 1 || Tenth(value.Epoch) != Tenth(value.Epoch - 1))
            console.WriteLine(ProgressBar.Describe(value));

        int Tenth(int epoch) => (int)(10L * epoch / value.NumberOfEpochs);
    }
}
