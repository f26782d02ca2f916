using System.Diagnostics;
using Microsoft.ML.Trainers;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace TrainFile.Terminal;

/// <summary>The loss curve with a progress bar below, drawn anew as reports come.</summary>
internal sealed class LiveCurve(LiveDisplayContext display, int width) : IProgress<EpochReport>
{
    private const int Height = 10;
    private const int LabelWidth = 12;

    // A terminal shows ^C where the cursor is; a line that it would break moves the picture.
    private const int RightMargin = 4;
    private const int MostPoints = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(80);

    private readonly List<EpochReport> _reports = [];
    private int _stride = 1;
    private long _drawn;
    private EpochReport? _last;

    /// <inheritdoc/>
    public void Report(EpochReport value)
    {
        // Every other point goes where there are more than dots on the screen.
        if (value.Epoch == 1 || value.Epoch % _stride == 0)
            _reports.Add(value);
        if (_reports.Count > MostPoints)
        {
            _stride *= 2;
            _reports.RemoveAll(report => report.Epoch != 1 && report.Epoch % _stride != 0);
        }

        _last = value;
        if (_drawn != 0 && Stopwatch.GetElapsedTime(_drawn) < Pause)
            return;
        _drawn = Stopwatch.GetTimestamp();
        Draw(value);
    }

    /// <summary>Draws how the training ended.</summary>
    public void End()
    {
        if (_last is not null)
            Draw(_last);
    }

    private void Draw(EpochReport last)
    {
        int cells = Math.Max(10, width - LabelWidth - RightMargin);
        display.UpdateTarget(new Rows(new BrailleCurve(_reports, cells, Height).Draw(), Bar(last, cells)));
        display.Refresh();
    }

    private static IRenderable Bar(EpochReport last, int cells)
    {
        int done = (int)((long)cells * last.Epoch / last.NumberOfEpochs);
        return new Paragraph()
            .Append($"{100L * last.Epoch / last.NumberOfEpochs,9} % ", Style.Plain)
            .Append(new string('━', done), new Style(Color.Green))
            .Append(new string('─', cells - done), new Style(Color.Grey))
            .Append(FormattableString.Invariant($"\n            Epoch {last.Epoch}/{last.NumberOfEpochs}, {Words.Losses(last)}, {Words.TimeLeft(last)}"), Style.Plain);
    }
}
