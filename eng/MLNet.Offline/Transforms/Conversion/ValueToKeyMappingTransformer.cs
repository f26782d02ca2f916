using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Replaces values by their numbers.</summary>
public sealed partial class ValueToKeyMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "TermTransform";

    private const string RegistrationName = "Term";
    private const string VocabularyDirectory = "Vocabulary";

    private readonly TermMap[] _maps;
    private readonly bool[] _hasTextValues;

    internal ValueToKeyMappingTransformer(
        IHostEnvironment env, IDataView input, ValueToKeyMappingEstimator.ColumnOptions[] columns, IDataView keyData = null)
        : base(Contracts.CheckRef(env, nameof(env)).Register(RegistrationName),
            [.. columns.Select(column => (column.OutputColumnName, column.InputColumnName))])
    {
        _hasTextValues = Array.ConvertAll(columns, column => column.AddKeyValueAnnotationsAsText);
        var sources = Array.ConvertAll(columns, column => FindSource(input.Schema, column.InputColumnName));
        using var ch = Host.Start("Training");
        _maps = Train(ch, input, sources, columns, keyData);
    }

    private ValueToKeyMappingTransformer(IHost host, ModelLoadContext ctx)
        : base(host, ctx)
    {
        _hasTextValues = Array.ConvertAll(ctx.Reader.ReadArray<byte>(ColumnPairs.Length), b => b != 0);
        _maps = new TermMap[ColumnPairs.Length];
        bool isThere = ctx.TryProcessSubModel(VocabularyDirectory, vocabulary =>
        {
            vocabulary.CheckAtModel(GetVocabularyVersionInfo());
            host.CheckDecode(vocabulary.Reader.ReadInt32() == _maps.Length);
            for (int i = 0; i < _maps.Length; i++)
                _maps[i] = TermMap.Load(host, vocabulary);
        });
        if (!isThere)
            throw host.ExceptDecode("Missing {0} model", VocabularyDirectory);
    }

    internal static ValueToKeyMappingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        var host = env.Register(RegistrationName);
        ctx.CheckAtModel(GetVersionInfo());
        return new ValueToKeyMappingTransformer(host, ctx);
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "TERMTRNF",
        verWrittenCur: 0x00010003,
        verReadableCur: 0x00010003,
        verWeCanReadBack: 0x00010003,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.Data);

    private static VersionInfo GetVocabularyVersionInfo() => new(
        modelSignature: "TERM MAN",
        verWrittenCur: 0x00010002,
        verReadableCur: 0x00010002,
        verWeCanReadBack: 0x00010002,
        loaderSignature: "TermManager",
        loaderAssemblyName: MLNetAssembly.Data);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        foreach (bool hasTextValues in _hasTextValues)
            ctx.Writer.Write(hasTextValues);
        ctx.SaveSubModel(VocabularyDirectory, vocabulary =>
        {
            vocabulary.SetVersionInfo(GetVocabularyVersionInfo());
            vocabulary.Writer.Write(_maps.Length);
            foreach (var map in _maps)
                map.Save(Host, vocabulary);
            vocabulary.SaveTextStream("Terms.txt", writer =>
            {
                foreach (var map in _maps)
                    map.WriteText(writer);
            });
        });
    }

    private DataViewSchema.Column FindSource(DataViewSchema schema, string name)
    {
        var source = schema.GetColumnOrNull(name) ?? throw Host.ExceptSchemaMismatch("inputSchema", "input", name);
        var itemType = source.Type.GetItemType();
        return itemType is KeyDataViewType || itemType.IsStandardScalar()
            ? source
            : throw Host.ExceptSchemaMismatch("inputSchema", "input", name, "standard type or a vector of standard type", source.Type.ToString());
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private sealed class Mapper : OneToOneMapperBase
    {
        private readonly ValueToKeyMappingTransformer _parent;

        public Mapper(ValueToKeyMappingTransformer parent, DataViewSchema schema)
            : base(parent.Host.Register(nameof(Mapper)), parent, schema)
        {
            _parent = parent;
            for (int i = 0; i < Sources.Length; i++)
            {
                var itemType = parent.FindSource(schema, parent.ColumnPairs[i].inputColumnName).Type.GetItemType();
                if (!itemType.Equals(parent._maps[i].ItemType))
                {
                    throw Host.Except("Could not apply a map over type '{0}' to column '{1}' since it has type '{2}'",
                        parent._maps[i].ItemType, parent.ColumnPairs[i].outputColumnName, itemType);
                }
            }
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => [.. Sources.Select((source, i) => MakeColumn(i, InputSchema[source]))];

        private DataViewSchema.DetachedColumn MakeColumn(int i, DataViewSchema.Column source)
        {
            var map = _parent._maps[i];
            var annotations = new DataViewSchema.Annotations.Builder();
            map.AddKeyValues(annotations, source, _parent._hasTextValues[i]);
            annotations.Add(source.Annotations, kind => kind == AnnotationUtils.Kinds.SlotNames);
            DataViewType type = source.Type is VectorDataViewType vector ? new VectorDataViewType(map.OutputType, vector.Dimensions) : map.OutputType;
            return new DataViewSchema.DetachedColumn(_parent.ColumnPairs[i].outputColumnName, type, annotations.ToAnnotations());
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return _parent._maps[iinfo].MakeGetter(Host, input, input.Schema[Sources[iinfo]], _parent.ColumnPairs[iinfo].outputColumnName);
        }
    }
}
