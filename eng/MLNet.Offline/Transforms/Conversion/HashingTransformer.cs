using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Replaces values by keys that are hashes of them.</summary>
public sealed partial class HashingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "HashTransform";

    private const string RegistrationName = "Hash";

    private readonly HashingEstimator.ColumnOptions[] _columns;

    // The values that were seen for each hash; default where they are not wanted.
    private readonly VBuffer<ReadOnlyMemory<char>>[] _keyValues;

    internal HashingTransformer(IHostEnvironment env, IDataView input, params HashingEstimator.ColumnOptions[] columns)
        : base(Contracts.CheckRef(env, nameof(env)).Register(RegistrationName),
            [.. Contracts.CheckNonEmpty(columns, nameof(columns)).Select(column => (column.Name, column.InputColumnName))])
    {
        _columns = columns;
        _keyValues = new VBuffer<ReadOnlyMemory<char>>[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            var source = input.Schema.GetColumnOrNull(columns[i].InputColumnName)
                ?? throw Host.ExceptSchemaMismatch(nameof(input), "input", columns[i].InputColumnName);
            CheckInputColumn(input.Schema, i, source.Index);
        }
        CollectKeyValues(input);
    }

    private HashingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _columns = Array.ConvertAll(ColumnPairs, pair => HashingEstimator.ColumnOptions.Load(ctx, pair.outputColumnName, pair.inputColumnName));
        _keyValues = new VBuffer<ReadOnlyMemory<char>>[_columns.Length];
        for (int i = 0; i < _columns.Length; i++)
            ctx.TryProcessSubModel(VocabularyDirectory(i), vocabulary => _keyValues[i] = TextVocabulary.Load(host, vocabulary));
    }

    internal static HashingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        var host = env.Register(RegistrationName);
        ctx.CheckAtModel(GetVersionInfo());
        return new HashingTransformer(host, ctx);
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "HASHTRNS",
        verWrittenCur: 0x00010004,
        verReadableCur: 0x00010004,
        verWeCanReadBack: 0x00010004,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.Data);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        foreach (var column in _columns)
            column.Save(ctx);
        for (int i = 0; i < _columns.Length; i++)
        {
            if (_keyValues[i].Length > 0)
                ctx.SaveSubModel(VocabularyDirectory(i), vocabulary => TextVocabulary.Save(vocabulary, in _keyValues[i]));
        }
    }

    private static string VocabularyDirectory(int column) => $"Vocabulary_{column:000}";

    private protected override void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
        if (!HashingEstimator.CanHash(inputSchema[srcCol].Type))
            throw Host.ExceptParam(nameof(inputSchema), HashingEstimator.ExpectedColumnType);
    }

    private void CollectKeyValues(IDataView input)
    {
        int[] wanted = [.. Enumerable.Range(0, _columns.Length).Where(i => !_columns[i].Combine && _columns[i].MaximumNumberOfInverts != 0)];
        if (wanted.Length == 0)
            return;

        var sources = Array.ConvertAll(wanted, i => input.Schema[_columns[i].InputColumnName]);
        using var cursor = input.GetRowCursor(sources.Distinct());
        var collectors = wanted.Zip(sources, (i, source) =>
            Generics.Invoke(HashValueCollector.Create<int>, source.Type.GetItemType().RawType, cursor, source, _columns[i])).ToArray();
        while (cursor.MoveNext())
        {
            foreach (var collector in collectors)
                collector.ProcessRow();
        }
        for (int i = 0; i < wanted.Length; i++)
            _keyValues[wanted[i]] = collectors[i].GetKeyValues();
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private sealed class Mapper(HashingTransformer parent, DataViewSchema schema)
        : OneToOneMapperBase(parent.Host.Register(nameof(Mapper)), parent, schema)
    {
        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
            => [.. Sources.Select((source, i) => MakeColumn(parent._columns[i], InputSchema[source], parent._keyValues[i]))];

        private static DataViewSchema.DetachedColumn MakeColumn(
            HashingEstimator.ColumnOptions options, DataViewSchema.Column source, VBuffer<ReadOnlyMemory<char>> keyValues)
        {
            var key = new KeyDataViewType(typeof(uint), 1UL << options.NumberOfBits);
            DataViewType type = source.Type is VectorDataViewType vector && !options.Combine ? new VectorDataViewType(key, vector.Size) : key;
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add(source.Annotations, kind => kind == AnnotationUtils.Kinds.SlotNames);
            if (keyValues.Length > 0)
                annotations.AddKeyValues(keyValues.Length, TextDataViewType.Instance, (ref VBuffer<ReadOnlyMemory<char>> value) => keyValues.CopyTo(ref value));
            return new DataViewSchema.DetachedColumn(options.Name, type, annotations.ToAnnotations());
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var source = input.Schema[Sources[iinfo]];
            return Generics.Invoke(HashGetter.Create<int>, source.Type.GetItemType().RawType, input, source, parent._columns[iinfo]);
        }
    }
}
