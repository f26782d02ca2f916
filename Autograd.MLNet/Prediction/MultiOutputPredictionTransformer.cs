using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Data;

/// <summary>Scores with a linear model of several outputs: adds the vector <c>Score</c>, whose slots are named <c>Score.</c> and the names of the outputs.</summary>
/// <remarks>
/// It works by ML.NET's own transformers, one for each output and some that put their scores together, and saves as a chain of them: what is loaded from the file is that chain, and needs
/// nothing of this library.
/// </remarks>
public sealed class MultiOutputPredictionTransformer : ISingleFeaturePredictionTransformer<MultiOutputModelParameters>
{
    private readonly TransformerChain<ITransformer> _chain;

    internal MultiOutputPredictionTransformer(TransformerChain<ITransformer> chain, MultiOutputModelParameters model, string featureColumnName, DataViewType featureColumnType)
    {
        _chain = chain;
        Model = model;
        FeatureColumnName = featureColumnName;
        FeatureColumnType = featureColumnType;
    }

    /// <summary>The model.</summary>
    public MultiOutputModelParameters Model { get; }

    /// <summary>The column of features.</summary>
    public string FeatureColumnName { get; }

    /// <summary>Its type.</summary>
    public DataViewType FeatureColumnType { get; }

    /// <summary>Always true.</summary>
    public bool IsRowToRowMapper => ((ITransformer)_chain).IsRowToRowMapper;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => _chain.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => _chain.Transform(input);

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => ((ITransformer)_chain).GetRowToRowMapper(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => ((ICanSaveModel)_chain).Save(ctx);
}
