using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Estimators that are fitted in order, each on what the transformers before it make of the data.</summary>
public sealed class EstimatorChain<TLastTransformer> : IEstimator<TransformerChain<TLastTransformer>>
    where TLastTransformer : class, ITransformer
{
    public readonly IEstimator<TLastTransformer> LastEstimator;

    // Only a chain with a cache needs an environment.
    private readonly IHost _host;
    private readonly EstimatorLink[] _links;

    public EstimatorChain()
    {
        _links = [];
    }

    private EstimatorChain(IHostEnvironment env, EstimatorLink[] links)
    {
        _host = env?.Register(nameof(EstimatorChain<TLastTransformer>));
        _links = links;
        LastEstimator = links[^1].Estimator as IEstimator<TLastTransformer>;
    }

    public TransformerChain<TLastTransformer> Fit(IDataView input)
    {
        // Finds mismatches before any work is done.
        GetOutputSchema(SchemaShape.Create(input.Schema));

        var current = input;
        var transformers = new ITransformer[_links.Length];
        for (var i = 0; i < _links.Length; i++)
        {
            transformers[i] = _links[i].Estimator.Fit(current);
            current = transformers[i].Transform(current);
            if (_links[i].CacheAfter && i < _links.Length - 1)
                current = new CacheDataView(_host, current, null);
        }

        return new TransformerChain<TLastTransformer>(transformers, _links.Select(link => link.Scope));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema) =>
        _links.Aggregate(inputSchema, (schema, link) => link.Estimator.GetOutputSchema(schema));

    public EstimatorChain<TNewTrans> Append<TNewTrans>(
        IEstimator<TNewTrans> estimator, TransformerScope scope = TransformerScope.Everything)
        where TNewTrans : class, ITransformer
    {
        Contracts.CheckValue(estimator, nameof(estimator));
        return new(_host, [.. _links, new EstimatorLink(estimator, scope, CacheAfter: false)]);
    }

    public EstimatorChain<TLastTransformer> AppendCacheCheckpoint(IHostEnvironment env)
    {
        Contracts.CheckValue(env, nameof(env));
        if (_links.Length == 0)
            throw new InvalidOperationException("Current estimator chain has no estimator, can't append cache checkpoint.");
        if (_links[^1].CacheAfter)
            return this;
        return new(env, [.. _links[..^1], _links[^1] with { CacheAfter = true }]);
    }

}

/// <summary>An estimator in a chain, the uses it takes part in, and whether its output is cached for the next one.</summary>
internal readonly record struct EstimatorLink(IEstimator<ITransformer> Estimator, TransformerScope Scope, bool CacheAfter);
