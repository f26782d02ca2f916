using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed partial class NormalizingTransformer
{
    /// <summary>One pass over the data, ended early once every column has seen as many rows as it wants.</summary>
    internal static NormalizingTransformer Train(IHostEnvironment env, IDataView data, NormalizingEstimator.ColumnOptionsBase[] columns)
    {
        var sources = Array.ConvertAll(columns, column => data.Schema.GetColumnOrNull(column.InputColumnName)
            ?? throw env.ExceptSchemaMismatch(nameof(data), "input", column.InputColumnName));

        var builders = new ColumnFunctionBuilder[columns.Length];
        using (var progress = env.StartProgressChannel("Normalize"))
        using (var cursor = data.GetRowCursor(sources))
        {
            long rows = 0;
            progress.SetHeader(new ProgressHeader("examples"), entry => entry.SetProgress(0, rows));
            for (int i = 0; i < columns.Length; i++)
                builders[i] = ColumnFunctionBuilder.Create(env.Register($"Column_{i:000}"), columns[i], cursor, sources[i]);

            bool wantMore = true;
            while (wantMore && cursor.MoveNext())
            {
                wantMore = false;
                foreach (var builder in builders)
                    wantMore |= builder.ProcessRow();
                rows++;
            }
            progress.Checkpoint(rows);
        }

        return new NormalizingTransformer(env, [.. columns.Select((column, i) =>
            new ColumnOptions(column.Name, column.InputColumnName, sources[i].Type, builders[i].CreateColumnFunction()))]);
    }

    /// <summary>Feeds one column to its aggregator.</summary>
    private abstract class ColumnFunctionBuilder
    {
        public static ColumnFunctionBuilder Create(
            IHost host, NormalizingEstimator.ColumnOptionsBase options, DataViewRow row, DataViewSchema.Column source)
        {
            if (source.Type is not VectorDataViewType { IsKnownSize: false })
            {
                if (source.Type.GetItemType() == NumberDataViewType.Single)
                    return Create<float>(host, options, row, source);
                if (source.Type.GetItemType() == NumberDataViewType.Double)
                    return Create<double>(host, options, row, source);
            }
            throw host.ExceptParam("srcType",
                "Wrong column type for input column. Expected: Single, Double, Vector of Single or Vector of Double. Got: {0}.", source.Type.ToString());
        }

        private static ColumnFunctionBuilder Create<T>(
            IHost host, NormalizingEstimator.ColumnOptionsBase options, DataViewRow row, DataViewSchema.Column source)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
            => source.Type is VectorDataViewType vector
                ? new VectorBuilder<T>(host, options, row.GetGetter<VBuffer<T>>(source), vector.Size)
                : new OneBuilder<T>(host, options, row.GetGetter<T>(source));

        /// <summary>Returns whether further rows are of use.</summary>
        public abstract bool ProcessRow();

        public abstract IColumnFunction CreateColumnFunction();
    }

    private sealed class OneBuilder<T>(IHost host, NormalizingEstimator.ColumnOptionsBase options, ValueGetter<T> getValue) : ColumnFunctionBuilder
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly IColumnAggregator<T> _aggregator = options.MakeAggregator<T>(1);
        private readonly T[] _value = new T[1];
        private long _remaining = options.MaximumExampleCount;

        public override bool ProcessRow()
        {
            if (_remaining == 0)
                return false;
            _remaining--;
            getValue(ref _value[0]);
            _aggregator.ProcessValue(new VBuffer<T>(1, _value));
            return true;
        }

        public override IColumnFunction CreateColumnFunction() => _aggregator.CreateColumnFunction(host, isVector: false);
    }

    private sealed class VectorBuilder<T>(IHost host, NormalizingEstimator.ColumnOptionsBase options, ValueGetter<VBuffer<T>> getValue, int size)
        : ColumnFunctionBuilder
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly IColumnAggregator<T> _aggregator = options.MakeAggregator<T>(size);
        private VBuffer<T> _value;
        private long _remaining = options.MaximumExampleCount;

        public override bool ProcessRow()
        {
            if (_remaining == 0)
                return false;
            _remaining--;
            getValue(ref _value);
            if (_value.Length != size)
                throw host.Except("Normalizer expected {0} slots but got {1}", size, _value.Length);
            _aggregator.ProcessValue(in _value);
            return true;
        }

        public override IColumnFunction CreateColumnFunction() => _aggregator.CreateColumnFunction(host, isVector: true);
    }
}
