using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Hashes the values of columns and makes vectors of the hashes.</summary>
public sealed class OneHotHashEncodingEstimator : IEstimator<OneHotHashEncodingTransformer>
{
    private readonly HashingEstimator _hash;
    private readonly IEstimator<ITransformer> _fromKey;

    internal OneHotHashEncodingEstimator(IHostEnvironment env, (HashingEstimator.ColumnOptions Options, OneHotEncodingEstimator.OutputKind Kind)[] columns)
    {
        Contracts.CheckValue(env, nameof(env));
        // ML.NET gives it the name of another estimator.
        var host = env.Register(nameof(ValueToKeyMappingEstimator));
        _hash = new HashingEstimator(host, Array.ConvertAll(columns, column => column.Options));
        using (var ch = host.Start(nameof(OneHotHashEncodingEstimator)))
        {
            foreach (var (options, kind) in columns)
            {
                if (kind == OneHotEncodingEstimator.OutputKind.Binary && options.MaximumNumberOfInverts != 0)
                    ch.Warning("Invert hashing is being used with binary encoding.");
            }
        }
        _fromKey = KeyEncoding.CreateOrNull(host, Array.ConvertAll(columns, column => (column.Options.Name, column.Kind)));
    }

    internal static class Defaults
    {
        public const int NumberOfBits = 16;
        public const uint Seed = HashingEstimator.Defaults.Seed;
        public const bool UseOrderedHashing = true;
        public const int MaximumNumberOfInverts = 0;
    }

    public OneHotHashEncodingTransformer Fit(IDataView input) => new(_fromKey == null
        ? new TransformerChain<ITransformer>(_hash.Fit(input))
        : _hash.Append(_fromKey).Fit(input));

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => (_fromKey == null ? _hash : (IEstimator<ITransformer>)_hash.Append(_fromKey)).GetOutputSchema(inputSchema);
}
