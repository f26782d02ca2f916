using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A data view with the columns an <see cref="IRowMapper"/> adds, computed as the cursor moves.</summary>
internal sealed partial class RowToRowMapperTransform : TransformBase, IRowToRowMapper
{
    private readonly IRowMapper _mapper;
    private readonly ColumnBindings _bindings;

    public RowToRowMapperTransform(IHostEnvironment env, IDataView input, IRowMapper mapper)
        : base(env, nameof(RowToRowMapperTransform), input)
    {
        Contracts.CheckValue(mapper, nameof(mapper));
        _mapper = mapper;
        _bindings = new ColumnBindings(input.Schema, mapper.GetOutputColumns());
    }

    public override DataViewSchema OutputSchema => _bindings.Schema;

    public DataViewSchema InputSchema => Source.Schema;

    public static DataViewSchema GetOutputSchema(DataViewSchema inputSchema, IRowMapper mapper)
    {
        Contracts.CheckValue(inputSchema, nameof(inputSchema));
        Contracts.CheckValue(mapper, nameof(mapper));
        return new ColumnBindings(inputSchema, mapper.GetOutputColumns()).Schema;
    }

    public override long? GetRowCount() => Source.GetRowCount();

    IEnumerable<DataViewSchema.Column> IRowToRowMapper.GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns) =>
        GetInputColumns(RowCursorUtils.GetActive(dependingColumns, OutputSchema));

    DataViewRow IRowToRowMapper.GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Host.CheckValue(input, nameof(input));
        Host.CheckValue(activeColumns, nameof(activeColumns));
        Host.Check(
            input.Schema == Source.Schema, "Schema of input row must be the same as the schema the mapper is bound to");

        using var ch = Host.Start("GetEntireRow");
        var active = RowCursorUtils.GetActive(activeColumns, OutputSchema);
        var getters = _mapper.CreateGetters(input, AddedColumns(active), out var disposer);
        return new Row(input, _bindings, getters, disposer);
    }

    protected override DataViewRowCursor GetRowCursorCore(bool[] active, Random rand)
    {
        var computes = false;
        var cursor = Open(active, rand, ref computes);
        return computes ? new ComputingCursor(Host, cursor) : cursor;
    }

    // Opens several mappings in a row as one.
    private DataViewRowCursor Open(bool[] active, Random rand, ref bool computes)
    {
        var columns = GetInputColumns(active);
        var input = Source is RowToRowMapperTransform inner
            ? inner.Open(RowCursorUtils.GetActive(columns, inner.OutputSchema), inner.CanShuffle ? rand : null, ref computes)
            : Source.GetRowCursor(columns, rand);

        computes |= _bindings.AddedColumnIndices.Any(i => active[i]);
        var getters = _mapper.CreateGetters(input, AddedColumns(active), out var disposer);
        return new Cursor(Host, input, _bindings, active, getters, disposer);
    }

    private IEnumerable<DataViewSchema.Column> GetInputColumns(bool[] active)
    {
        var passedOn = _bindings.GetActiveInput(c => active[c]);
        var read = _mapper.GetDependencies(AddedColumns(active));
        return InputSchema.Where(column => passedOn[column.Index] || read(column.Index));
    }

    private Func<int, bool> AddedColumns(bool[] active) =>
        i => 0 <= i && i < _bindings.AddedColumnIndices.Count && active[_bindings.AddedColumnIndices[i]];
}
