using Microsoft.ML.Data;
using Microsoft.ML.Data.IO;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Saves and loads trained models, and makes prediction engines.</summary>
public sealed class ModelOperationsCatalog : IInternalCatalog
{
    private const string SchemaEntryName = "Schema";
    private const string TransformerDirectory = TransformerChain.LoaderSignature;

    private readonly IHostEnvironment _env;

    internal ModelOperationsCatalog(IHostEnvironment env) => _env = env;

    IHostEnvironment IInternalCatalog.Environment => _env;

    /// <summary>Saves a model and the schema of its input (null saves none) to a writable stream.</summary>
    public void Save(ITransformer model, DataViewSchema inputSchema, Stream stream)
    {
        _env.CheckValue(stream, nameof(stream));

        using var repository = RepositoryWriter.CreateNew(stream, _env);
        ModelSaveContext.SaveModel(repository, model, TransformerDirectory);
        SaveInputSchema(inputSchema, repository);
        repository.Commit();
    }

    /// <summary>Saves a model and the schema of its input (null saves none) to a file.</summary>
    /// <remarks>When saving fails the file is left incomplete, as ML.NET leaves it.</remarks>
    public void Save(ITransformer model, DataViewSchema inputSchema, string filePath)
    {
        _env.CheckNonEmpty(filePath, nameof(filePath));

        using var stream = File.Create(filePath);
        Save(model, inputSchema, stream);
    }

    /// <summary>Loads a model and the schema of its input, null if none was saved.</summary>
    public ITransformer Load(Stream stream, out DataViewSchema inputSchema)
    {
        _env.CheckValue(stream, nameof(stream));

        using var repository = RepositoryReader.Open(stream, _env);
        using var schema = repository.OpenEntryOrNull(SchemaEntryName);
        inputSchema = schema == null ? null : BinarySchemaLoader.Load(_env, schema.Stream);
        ITransformer model;
        if (schema != null)
            ModelLoadContext.LoadModel<ITransformer, SignatureLoadModel>(_env, out model, repository, TransformerDirectory);
        else if (repository.OpenEntryOrNull(ModelLoadContext.ModelStreamName) != null)
            throw _env.ExceptNotSupp("The model was saved together with a data loader, which only ML.NET itself can load");
        else if (!ModelLoadContext.LoadModelOrNull<ITransformer, SignatureLoadModel>(_env, out model, repository, TransformerDirectory))
            throw _env.Except("Could not load legacy format model");
        return model;
    }

    /// <summary>Loads a model and the schema of its input, null if none was saved.</summary>
    public ITransformer Load(string filePath, out DataViewSchema inputSchema)
    {
        _env.CheckNonEmpty(filePath, nameof(filePath));

        using var stream = File.OpenRead(filePath);
        return Load(stream, out inputSchema);
    }

    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer,
        bool ignoreMissingColumns = true, SchemaDefinition inputSchemaDefinition = null, SchemaDefinition outputSchemaDefinition = null)
        where TSrc : class
        where TDst : class, new()
        => transformer.CreatePredictionEngine<TSrc, TDst>(_env, ignoreMissingColumns, inputSchemaDefinition, outputSchemaDefinition);

    public PredictionEngine<TSrc, TDst> CreatePredictionEngine<TSrc, TDst>(ITransformer transformer, DataViewSchema inputSchema)
        where TSrc : class
        where TDst : class, new()
        => transformer.CreatePredictionEngine<TSrc, TDst>(_env, false, DataViewConstructionUtils.GetSchemaDefinition<TSrc>(_env, inputSchema));

    private void SaveInputSchema(DataViewSchema inputSchema, RepositoryWriter repository)
    {
        if (inputSchema == null)
            return;

        using var ch = _env.Start("Saving Schema");
        using var entry = repository.CreateEntry(SchemaEntryName);
        BinarySchemaSaver.Save(_env, ch, inputSchema, entry.Stream, keepHidden: true);
    }
}
