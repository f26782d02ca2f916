namespace Microsoft.ML;

public interface IEstimator<out TTransformer>
    where TTransformer : ITransformer
{
    TTransformer Fit(IDataView input);

    /// <summary>The schema the transformer will produce; throws where the input does not suit.</summary>
    SchemaShape GetOutputSchema(SchemaShape inputSchema);
}
