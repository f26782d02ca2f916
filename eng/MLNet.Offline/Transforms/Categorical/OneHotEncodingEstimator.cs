using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Numbers the distinct values of columns and makes vectors of the numbers.</summary>
public sealed class OneHotEncodingEstimator : IEstimator<OneHotEncodingTransformer>
{
    private readonly ValueToKeyMappingEstimator _toKey;
    private readonly IEstimator<ITransformer> _fromKey;

    internal OneHotEncodingEstimator(IHostEnvironment env, (ValueToKeyMappingEstimator.ColumnOptions Options, OutputKind Kind)[] columns, IDataView keyData = null)
    {
        Contracts.CheckValue(env, nameof(env));
        var host = env.Register(nameof(OneHotEncodingEstimator));
        _toKey = new ValueToKeyMappingEstimator(host, Array.ConvertAll(columns, column => column.Options), keyData);
        _fromKey = KeyEncoding.CreateOrNull(host, Array.ConvertAll(columns, column => (column.Options.OutputColumnName, column.Kind)));
    }

    /// <summary>What becomes of a value.</summary>
    public enum OutputKind : byte
    {
        /// <summary>A vector that counts each value.</summary>
        Bag = 1,

        /// <summary>A vector that is one where the value is.</summary>
        Indicator = 2,

        /// <summary>The number of the value.</summary>
        Key = 3,

        /// <summary>The binary digits of the number of the value.</summary>
        Binary = 4,
    }

    internal static class Defaults
    {
        public const OutputKind OutKind = OutputKind.Indicator;
    }

    public OneHotEncodingTransformer Fit(IDataView input) => new(_fromKey == null
        ? new TransformerChain<ITransformer>(_toKey.Fit(input))
        : _toKey.Append(_fromKey).Fit(input));

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => (_fromKey == null ? _toKey : (IEstimator<ITransformer>)_toKey.Append(_fromKey)).GetOutputSchema(inputSchema);
}
