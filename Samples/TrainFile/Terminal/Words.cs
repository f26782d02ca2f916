using System.Globalization;
using Microsoft.ML.Trainers;

namespace TrainFile.Terminal;

/// <summary>Numbers and times for people.</summary>
internal static class Words
{
    private const int Digits = 5;

    /// <summary>A number with five significant digits.</summary>
    public static string Number(double value)
    {
        double size = Math.Abs(value);
        if (size == 0 || !double.IsFinite(value))
            return value.ToString(CultureInfo.InvariantCulture);
        if (size is < 1e-4 or >= 1e9)
            return value.ToString("0.####e+0", CultureInfo.InvariantCulture);

        // Of the rounded number: 0.999999 has as many decimals as 1.
        double rounded = double.Parse(size.ToString("E4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int decimals = Math.Max(0, Digits - 1 - (int)Math.Floor(Math.Log10(rounded)));
        return value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>A share of one.</summary>
    public static string Share(double value) => (Math.Abs(value) < 5e-5 ? 0 : value).ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>A count with separated thousands.</summary>
    public static string Count(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number of things.</summary>
    public static string Count(long value, string one, string many) => value == 1 ? $"1 {one}" : $"{Count(value)} {many}";

    /// <summary>A span of time in its two largest units.</summary>
    public static string Time(TimeSpan time) => time switch
    {
        { TotalHours: >= 1 } => FormattableString.Invariant($"{(long)time.TotalHours} h {time.Minutes} min"),
        { TotalMinutes: >= 1 } => FormattableString.Invariant($"{time.Minutes} min {time.Seconds} s"),
        _ => FormattableString.Invariant($"{Math.Ceiling(time.TotalSeconds)} s"),
    };

    /// <summary>How long the training still takes, if it goes on as fast.</summary>
    public static string TimeLeft(EpochReport report) => report.Epoch == report.NumberOfEpochs
        ? $"done in {Time(report.Elapsed)}"
        : $"{Time(report.Elapsed / report.Epoch * (report.NumberOfEpochs - report.Epoch))} left";

    /// <summary>A report's losses.</summary>
    public static string Losses(EpochReport report)
        => report.ValidationLoss is { } validation ? $"loss {Number(report.TrainLoss)}, validation {Number(validation)}" : $"loss {Number(report.TrainLoss)}";
}
