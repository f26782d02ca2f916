using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>The names of a column to transform and of the result, which may be the same.</summary>
public sealed class InputOutputColumnPair
{
    public InputOutputColumnPair(string outputColumnName, string inputColumnName = null)
    {
        Contracts.CheckNonEmpty(outputColumnName, nameof(outputColumnName));
        InputColumnName = inputColumnName ?? outputColumnName;
        OutputColumnName = outputColumnName;
    }

    public string InputColumnName { get; }

    public string OutputColumnName { get; }
}
