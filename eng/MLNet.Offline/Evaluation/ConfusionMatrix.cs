using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>How often each class was predicted as each class.</summary>
public sealed partial class ConfusionMatrix
{
    private readonly IExceptionContext _context;
    private readonly string[] _classNames;
    private readonly bool _isBinary;
    private string _formatted;

    internal ConfusionMatrix(IExceptionContext context, double[][] counts, ReadOnlyMemory<char>[] classNames, bool isBinary)
    {
        _context = context;
        _classNames = [.. classNames.Select(name => name.ToString())];
        _isBinary = isBinary;
        NumberOfClasses = counts.Length;
        Counts = [.. counts];
        PerClassRecall = [.. counts.Select((row, i) => Ratio(row[i], row.Sum()))];
        PerClassPrecision = [.. counts.Select((row, i) => Ratio(row[i], counts.Sum(other => other[i])))];
    }

    public IReadOnlyList<double> PerClassPrecision { get; }

    public IReadOnlyList<double> PerClassRecall { get; }

    /// <summary>A row for each actual class, in it a count for each predicted one.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Counts { get; }

    public int NumberOfClasses { get; }

    public string GetFormattedConfusionTable() => _formatted ??= Format();

    public double GetCountForClassPair(int predictedClassIndicatorIndex, int actualClassIndicatorIndex)
    {
        CheckIndex(predictedClassIndicatorIndex, nameof(predictedClassIndicatorIndex));
        CheckIndex(actualClassIndicatorIndex, nameof(actualClassIndicatorIndex));
        return Counts[actualClassIndicatorIndex][predictedClassIndicatorIndex];
    }

    private void CheckIndex(int index, string parameter)
        => _context.CheckParam(index > -1 && index < NumberOfClasses, parameter, "Invalid index. Should be non-negative, less than the number of classes.");

    private static double Ratio(double part, double all) => all > 0 ? part / all : 0;
}
