using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class TextLoader
{
    /// <summary>Consecutive fields of a line.</summary>
    public sealed class Range
    {
        /// <summary>First index in the range.</summary>
        public int Min;

        /// <summary>Last index in the range.</summary>
        public int? Max;

        /// <summary>Whether the range extends to the end of the line, which is the same for all lines.</summary>
        public bool AutoEnd;

        /// <summary>Whether the range extends to the end of each line.</summary>
        public bool VariableEnd;

        /// <summary>Whether a single field becomes a vector of length one.</summary>
        public bool ForceVector;

        public Range()
        {
        }

        public Range(int index)
        {
            Contracts.CheckParam(index >= 0, nameof(index), "Must be non-negative");
            Min = index;
            Max = index;
        }

        public Range(int min, int? max)
        {
            Contracts.CheckParam(min >= 0, nameof(min), "Must be non-negative");
            Contracts.CheckParam(
                !(max < min), nameof(max), $"If specified, must be greater than or equal to {nameof(min)}");
            Min = min;
            Max = max;
            ForceVector = true;
            AutoEnd = max == null;
        }
    }
}
