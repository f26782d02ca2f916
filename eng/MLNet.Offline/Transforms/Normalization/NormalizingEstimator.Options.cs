using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed partial class NormalizingEstimator
{
    internal static class Defaults
    {
        public const bool EnsureZeroUntouched = true;
        public const bool MeanVarCdf = false;
        public const long MaximumExampleCount = 1000000000;
    }

    /// <summary>What to normalize, and how.</summary>
    internal abstract class ColumnOptionsBase
    {
        public readonly string Name;
        public readonly string InputColumnName;
        public readonly long MaximumExampleCount;
        public readonly bool EnsureZeroUntouched;

        private protected ColumnOptionsBase(string name, string inputColumnName, long maximumExampleCount, bool ensureZeroUntouched)
        {
            inputColumnName ??= name;
            Contracts.CheckNonEmpty(name, nameof(name));
            Contracts.CheckNonEmpty(inputColumnName, nameof(inputColumnName));
            Contracts.CheckParam(maximumExampleCount > 1, nameof(maximumExampleCount), "Must be greater than 1");

            Name = name;
            InputColumnName = inputColumnName;
            MaximumExampleCount = maximumExampleCount;
            EnsureZeroUntouched = ensureZeroUntouched;
        }

        internal abstract IColumnAggregator<T> MakeAggregator<T>(int size)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>;
    }

    internal sealed class MinMaxColumnOptions(string outputColumnName, string inputColumnName = null,
        long maximumExampleCount = Defaults.MaximumExampleCount, bool ensureZeroUntouched = Defaults.EnsureZeroUntouched)
        : ColumnOptionsBase(outputColumnName, inputColumnName, maximumExampleCount, ensureZeroUntouched)
    {
        internal override IColumnAggregator<T> MakeAggregator<T>(int size) => new MinMaxAggregator<T>(size, EnsureZeroUntouched);
    }

    internal sealed class MeanVarianceColumnOptions(string outputColumnName, string inputColumnName = null,
        long maximumExampleCount = Defaults.MaximumExampleCount, bool fixZero = Defaults.EnsureZeroUntouched, bool useCdf = Defaults.MeanVarCdf)
        : ColumnOptionsBase(outputColumnName, inputColumnName, maximumExampleCount, fixZero)
    {
        internal override IColumnAggregator<T> MakeAggregator<T>(int size) => new MeanVarianceAggregator<T>(size, EnsureZeroUntouched, useCdf);
    }
}
