using System.Collections;
using Autograd.Core.Serialization;
using Autograd.MLNet.History;

namespace Microsoft.ML.Trainers;

/// <summary>Keeps what a trainer reports at the end of each epoch, and writes it as a table (CSV) or as a picture of the loss (SVG).</summary>
/// <remarks>
/// Give one to a trainer's <c>Progress</c> and look at it afterwards, or meanwhile from another thread: an enumeration sees the reports there are when it begins.
/// Files are written all or nothing: whatever happens, the path holds either the file it held before or the whole new one.
/// </remarks>
/// <example><code>
/// var history = new TrainingHistory();
/// var options = new AutogradRegressionTrainer.Options { ValidationFraction = 0.2f, Progress = history };
/// var model = mlContext.Regression.Trainers.Autograd(options).Fit(data);
/// history.WriteCsv("training.csv");
/// history.WriteSvg("training.svg", "House prices");
/// </code></example>
public sealed class TrainingHistory : IProgress<EpochReport>, IReadOnlyList<EpochReport>
{
    private readonly Lock _lock = new();
    private readonly List<EpochReport> _reports = [];

    /// <summary>The number of reports.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _reports.Count;
        }
    }

    /// <summary>A report, in the order they came.</summary>
    /// <param name="index">From 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public EpochReport this[int index]
    {
        get
        {
            lock (_lock)
                return _reports[index];
        }
    }

    /// <summary>Adds a report; trainers call this.</summary>
    /// <param name="value">The report.</param>
    public void Report(EpochReport value)
    {
        ArgumentNullException.ThrowIfNull(value);
        lock (_lock)
            _reports.Add(value);
    }

    /// <summary>Forgets all reports, as before another training.</summary>
    public void Clear()
    {
        lock (_lock)
            _reports.Clear();
    }

    /// <summary>Goes through the reports there are now, in the order they came.</summary>
    public IEnumerator<EpochReport> GetEnumerator() => Snapshot().AsEnumerable().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes a table with a row for each epoch: RFC 4180, in UTF-8.</summary>
    /// <remarks>
    /// The columns are the properties of <see cref="EpochReport"/> under their names, <see cref="EpochReport.Elapsed"/> in seconds as <c>ElapsedSeconds</c>.
    /// Numbers have a decimal point and all the digits it takes to read the same number back; what is null is empty.
    /// </remarks>
    /// <param name="path">Where to; replaced where it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory or the file may not be written.</exception>
    public void WriteCsv(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.WriteText(path, WriteCsv);
    }

    /// <summary>Writes the table of <see cref="WriteCsv(string)"/>.</summary>
    /// <param name="writer">Where to; stays open.</param>
    public void WriteCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        HistoryTable.Write(Snapshot(), writer);
    }

    /// <summary>Draws the loss over the epochs as an SVG picture that needs nothing else and that any browser opens.</summary>
    /// <remarks>
    /// It shows the training loss and, where there is one, the validation loss with its best epoch, on a logarithmic axis where they are positive and span more than
    /// a factor of 20; and faintly the learning rate, if it changes. Losses that are infinite or NaN are gaps in the curve. Where several trainings were recorded,
    /// it shows the last.
    /// </remarks>
    /// <param name="path">Where to; replaced where it exists.</param>
    /// <param name="title">A heading; null for none.</param>
    /// <exception cref="ArgumentException">The title has a character that XML cannot hold, such as a control character.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory or the file may not be written.</exception>
    public void WriteSvg(string path, string? title = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.WriteText(path, writer => WriteSvg(writer, title));
    }

    /// <summary>Writes the picture of <see cref="WriteSvg(string, string)"/>.</summary>
    /// <param name="writer">Where to; stays open.</param>
    /// <param name="title">A heading; null for none.</param>
    /// <exception cref="ArgumentException">The title has a character that XML cannot hold, such as a control character. Nothing has been written.</exception>
    public void WriteSvg(TextWriter writer, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(new LossCurve(Snapshot(), title ?? "").Draw());
    }

    private EpochReport[] Snapshot()
    {
        lock (_lock)
            return [.. _reports];
    }
}
