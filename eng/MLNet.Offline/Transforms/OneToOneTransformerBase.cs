using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Base of the transformers that make each new column from one other column.</summary>
public abstract class OneToOneTransformerBase : RowToRowTransformerBase
{
    internal readonly (string outputColumnName, string inputColumnName)[] ColumnPairs;

    private protected OneToOneTransformerBase(IHost host, params (string outputColumnName, string inputColumnName)[] columns)
        : base(host)
    {
        host.CheckValue(columns, nameof(columns));
        var names = new HashSet<string>();
        foreach (var (output, input) in columns)
        {
            host.CheckNonEmpty(input, nameof(columns));
            host.CheckNonEmpty(output, nameof(columns));
            if (!names.Add(output))
                throw Contracts.ExceptParam(nameof(columns), $"Name of the result column '{output}' specified multiple times");
        }

        ColumnPairs = columns;
    }

    private protected OneToOneTransformerBase(IHost host, ModelLoadContext ctx)
        : base(host) => ColumnPairs = LoadColumns(ctx);

    private protected static (string outputColumnName, string inputColumnName)[] LoadColumns(ModelLoadContext ctx)
    {
        var columns = new (string, string)[ctx.Reader.ReadInt32()];
        for (int i = 0; i < columns.Length; i++)
            columns[i] = (ctx.LoadNonEmptyString(), ctx.LoadNonEmptyString());
        return columns;
    }

    private protected void SaveColumns(ModelSaveContext ctx)
    {
        ctx.Writer.Write(ColumnPairs.Length);
        foreach (var (output, input) in ColumnPairs)
        {
            ctx.SaveNonEmptyString(output);
            ctx.SaveNonEmptyString(input);
        }
    }

    private protected virtual void CheckInputColumn(DataViewSchema inputSchema, int col, int srcCol)
    {
    }

    private protected abstract class OneToOneMapperBase : MapperBase
    {
        /// <summary>The index of the input of each new column.</summary>
        protected readonly int[] Sources;

        private readonly OneToOneTransformerBase _parent;

        protected OneToOneMapperBase(IHost host, OneToOneTransformerBase parent, DataViewSchema inputSchema)
            : base(host, inputSchema, parent)
        {
            _parent = parent;
            Sources = new int[parent.ColumnPairs.Length];
            for (int i = 0; i < Sources.Length; i++)
            {
                string name = parent.ColumnPairs[i].inputColumnName;
                Sources[i] = inputSchema.GetColumnOrNull(name)?.Index
                    ?? throw parent.Host.ExceptSchemaMismatch(nameof(inputSchema), "input", name);
                parent.CheckInputColumn(inputSchema, i, Sources[i]);
            }
        }

        private protected override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput)
        {
            var active = Sources.Where((_, i) => activeOutput(i)).ToHashSet();
            return active.Contains;
        }

        private protected override void SaveModel(ModelSaveContext ctx) => _parent.SaveModel(ctx);
    }
}
