namespace Microsoft.ML.Data;

/// <summary>The steps of a chain whose last type is not known.</summary>
internal interface ITransformerChainAccessor
{
    ITransformer[] Transformers { get; }

    TransformerScope[] Scopes { get; }
}

public sealed partial class TransformerChain<TLastTransformer> : ITransformerChainAccessor
{
    ITransformer[] ITransformerChainAccessor.Transformers => _transformers;

    TransformerScope[] ITransformerChainAccessor.Scopes => _scopes;
}
