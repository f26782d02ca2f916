using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    public TrainTestData TrainTestSplit(
        IDataView data, double testFraction = 0.1, string samplingKeyColumnName = null, int? seed = null)
    {
        _env.CheckValue(data, nameof(data));
        _env.CheckParam(
            0 < testFraction && testFraction < 1, nameof(testFraction), "Must be between 0 and 1 exclusive");

        var column = CreateSplitColumn(_env, ref data, samplingKeyColumnName, seed, fallbackInEnvSeed: true);
        return Split(_env, data, column, 0, testFraction, includeMax: false);
    }

    public IReadOnlyList<TrainTestData> CrossValidationSplit(
        IDataView data, int numberOfFolds = 5, string samplingKeyColumnName = null, int? seed = null)
    {
        _env.CheckValue(data, nameof(data));
        _env.CheckParam(numberOfFolds > 1, nameof(numberOfFolds), "Must be more than 1");

        var column = CreateSplitColumn(_env, ref data, samplingKeyColumnName, seed, fallbackInEnvSeed: true);
        return [.. CrossValidationSplit(_env, data, column, numberOfFolds)];
    }

    internal static IEnumerable<TrainTestData> CrossValidationSplit(
        IHostEnvironment env, IDataView data, string splitColumn, int numberOfFolds = 5)
    {
        for (var fold = 0; fold < numberOfFolds; fold++)
        {
            var min = (double)fold / numberOfFolds;
            var max = (double)(fold + 1) / numberOfFolds;
            yield return Split(env, data, splitColumn, min, max, includeMax: true);
        }
    }

    /// <summary>Adds a column by whose values the rows are distributed. Rows with the same sampling key stay together.</summary>
    internal static string CreateSplitColumn(
        IHostEnvironment env, ref IDataView data, string samplingKeyColumn, int? seed = null, bool fallbackInEnvSeed = false)
    {
        Contracts.CheckValue(env, nameof(env));

        var name = data.Schema.GetTempColumnName("SplitColumn");
        if (fallbackInEnvSeed)
            seed ??= ((IHostEnvironmentInternal)env).Seed;

        if (samplingKeyColumn == null)
        {
            data = SplitColumn.Random(env, data, name, (uint?)seed);
            return name;
        }

        var key = data.Schema.GetColumnOrNull(samplingKeyColumn)
            ?? throw env.ExceptSchemaMismatch(nameof(samplingKeyColumn), "SamplingKeyColumn", samplingKeyColumn);
        data = key.Type switch
        {
            KeyDataViewType =>
                new ColumnCopyingEstimator(env, (name, samplingKeyColumn)).Fit(data).Transform(data),
            NumberDataViewType when key.Type.RawType == typeof(float) || key.Type.RawType == typeof(double) =>
                Normalize(env, data, name, samplingKeyColumn),
            _ => SplitColumn.Hash(env, data, name, key, seed),
        };
        return name;
    }

    private static IDataView Normalize(IHostEnvironment env, IDataView data, string name, string source)
    {
        var options = new NormalizingEstimator.MinMaxColumnOptions(name, source, ensureZeroUntouched: false);
        return new NormalizingEstimator(env, options).Fit(data).Transform(data);
    }

    private static TrainTestData Split(
        IHostEnvironment env, IDataView data, string column, double min, double max, bool includeMax)
    {
        var train = new RangeFilter(env, data, column, min, max, includeMax, complement: true);
        var test = new RangeFilter(env, data, column, min, max, includeMax, complement: false);
        return new TrainTestData(Drop(train), Drop(test));

        IDataView Drop(IDataView rows) => new ColumnSelectingTransformer(env, null, [column]).Transform(rows);
    }

    public struct TrainTestData
    {
        public readonly IDataView TrainSet;
        public readonly IDataView TestSet;

        internal TrainTestData(IDataView trainSet, IDataView testSet)
        {
            TrainSet = trainSet;
            TestSet = testSet;
        }
    }
}
