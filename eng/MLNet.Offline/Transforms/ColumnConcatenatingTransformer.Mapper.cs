using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class ColumnConcatenatingTransformer
{
    private sealed class Mapper : MapperBase
    {
        private readonly ColumnConcatenatingTransformer _parent;
        private readonly BoundColumn[] _columns;

        public Mapper(ColumnConcatenatingTransformer parent, DataViewSchema schema)
            : base(parent.Host.Register(nameof(Mapper)), schema, parent)
        {
            _parent = parent;
            _columns = [.. parent._columns.Select(Bind)];
        }

        private BoundColumn Bind(ColumnOptions options)
        {
            DataViewType itemType = null;
            var sources = new DataViewSchema.Column[options.Sources.Length];
            for (int i = 0; i < sources.Length; i++)
            {
                string name = options.Sources[i].Name;
                var source = InputSchema.GetColumnOrNull(name) ?? throw Host.ExceptSchemaMismatch("inputSchema", "input", name);
                itemType ??= source.Type.GetItemType();
                if (!source.Type.GetItemType().Equals(itemType))
                    throw Host.ExceptSchemaMismatch("inputSchema", "input", name, itemType.ToString(), source.Type.ToString());
                sources[i] = source;
            }
            return new BoundColumn(options, sources, (PrimitiveDataViewType)itemType);
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => [.. _columns.Select(column => column.MakeSchemaColumn())];

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return _columns[iinfo].MakeGetter(input);
        }

        private protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput)
        {
            var active = _columns.Where((_, i) => activeOutput(i)).SelectMany(column => column.Sources).Select(source => source.Index).ToHashSet();
            return active.Contains;
        }

        private protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);
    }
}
