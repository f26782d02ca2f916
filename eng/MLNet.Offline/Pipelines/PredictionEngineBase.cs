using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Maps single objects through a transformer, by way of one row that is used over and over.</summary>
public abstract class PredictionEngineBase<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly InputRow<TSrc> _inputRow;
    private readonly TypedRow<TDst> _outputRow;
    private readonly ITransformer _transformer;
    private readonly bool _ownsTransformer;
    private bool _disposed;

    private protected PredictionEngineBase(
        IHostEnvironment env,
        ITransformer transformer,
        bool ignoreMissingColumns,
        SchemaDefinition inputSchemaDefinition,
        SchemaDefinition outputSchemaDefinition,
        bool ownsTransformer)
    {
        Contracts.CheckValue(env, nameof(env));
        env.CheckValue(transformer, nameof(transformer));
        env.CheckParam(transformer.IsRowToRowMapper, nameof(transformer), "Must be a row to row mapper");

        _transformer = transformer;
        _ownsTransformer = ownsTransformer;
        _inputRow = new InputRow<TSrc>(env, TypedSchema.ForReading(typeof(TSrc), inputSchemaDefinition));

        var mapper = transformer.GetRowToRowMapper(_inputRow.Schema);
        var columns = TypedColumns<TDst>.Create(
            env, new EmptyDataView(env, mapper.OutputSchema), ignoreMissingColumns, outputSchemaDefinition);
        _outputRow = columns.GetRow(mapper.GetRow(_inputRow, mapper.OutputSchema));
        OutputSchema = transformer.GetOutputSchema(_inputRow.Schema);
    }

    public DataViewSchema OutputSchema { get; }

    public TDst Predict(TSrc example)
    {
        var result = new TDst();
        Predict(example, ref result);
        return result;
    }

    public abstract void Predict(TSrc example, ref TDst prediction);

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _inputRow.Dispose();
        if (_ownsTransformer)
            (_transformer as IDisposable)?.Dispose();
    }

    private protected void ExtractValues(TSrc example) => _inputRow.ExtractValues(example);

    private protected void FillValues(TDst prediction) => _outputRow.FillValues(prediction);
}
