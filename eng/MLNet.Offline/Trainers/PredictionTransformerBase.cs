using Microsoft.ML.Data.IO;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Base of the transformers that hold a trained model.</summary>
public abstract class PredictionTransformerBase<TModel> : IPredictionTransformer<TModel>, IDisposable
    where TModel : class
{
    private protected const string DirTransSchema = "TrainSchema";

    private protected readonly IHost Host;
    internal DataViewSchema TrainSchema;

    private bool _disposed;

    private protected PredictionTransformerBase(IHost host, TModel model, DataViewSchema trainSchema)
    {
        Host = host;
        Host.CheckValue(model, nameof(model));
        Host.CheckParam(model is IPredictor, nameof(model));
        Host.CheckValue(trainSchema, nameof(trainSchema));
        Model = model;
        TrainSchema = trainSchema;
    }

    private protected PredictionTransformerBase(IHost host, ModelLoadContext ctx, TModel model)
    {
        Host = host;
        Model = model;
        using var schema = ctx.Repository.OpenEntryOrNull(ctx.Directory, DirTransSchema);
        TrainSchema = BinarySchemaLoader.Load(host, schema?.Stream ?? Stream.Null);
    }

    public TModel Model { get; }

    bool ITransformer.IsRowToRowMapper => true;

    public abstract DataViewSchema GetOutputSchema(DataViewSchema inputSchema);

    public IDataView Transform(IDataView input)
    {
        Host.CheckValue(input, nameof(input));
        return new RowToRowMapperTransform(Host, input, MakeRowMapper(input.Schema));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        return new RowToRowMapperTransform(Host, new EmptyDataView(Host, inputSchema), MakeRowMapper(inputSchema));
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        SaveCore(ctx);
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        (Model as IDisposable)?.Dispose();
        _disposed = true;
    }

    private protected virtual void SaveCore(ModelSaveContext ctx)
    {
        ctx.SaveModel(Model, PredictionTransformerBase.DirModel);
        ctx.SaveBinaryStream(DirTransSchema, writer =>
        {
            using var ch = Host.Start("Saving train schema");
            BinarySchemaSaver.Save(Host, ch, TrainSchema, writer.BaseStream);
        });
    }

    private protected abstract IRowMapper MakeRowMapper(DataViewSchema inputSchema);
}

internal static class PredictionTransformerBase
{
    public const string DirModel = "Model";
}
