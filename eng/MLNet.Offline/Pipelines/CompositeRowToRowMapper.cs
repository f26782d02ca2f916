using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Several mappings, one after the other.</summary>
internal sealed class CompositeRowToRowMapper : IRowToRowMapper
{
    private readonly IRowToRowMapper[] _mappers;

    public CompositeRowToRowMapper(DataViewSchema inputSchema, IRowToRowMapper[] mappers)
    {
        Contracts.CheckValue(inputSchema, nameof(inputSchema));
        _mappers = mappers ?? [];
        InputSchema = inputSchema;
        OutputSchema = _mappers.LastOrDefault()?.OutputSchema ?? inputSchema;
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    IEnumerable<DataViewSchema.Column> IRowToRowMapper.GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        foreach (var mapper in _mappers.Reverse())
            dependingColumns = mapper.GetDependencies(dependingColumns);
        return dependingColumns;
    }

    DataViewRow IRowToRowMapper.GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Contracts.CheckValue(input, nameof(input));
        Contracts.CheckValue(activeColumns, nameof(activeColumns));
        Contracts.CheckParam(input.Schema == InputSchema, nameof(input), "Schema did not match original schema");

        var active = RowCursorUtils.GetActive(activeColumns, OutputSchema);
        if (_mappers.Length == 0)
            CheckActive(input, active);

        // From the last mapper to the first: what each must produce.
        var needed = OutputSchema.Where(column => active[column.Index]);
        var outputs = new Stack<IEnumerable<DataViewSchema.Column>>();
        foreach (var mapper in _mappers.Reverse())
        {
            outputs.Push(needed);
            needed = mapper.GetDependencies(needed);
        }

        return _mappers.Aggregate(input, (row, mapper) => mapper.GetRow(row, outputs.Pop()));
    }

    private static void CheckActive(DataViewRow input, bool[] active)
    {
        foreach (var column in input.Schema)
        {
            if (active[column.Index] && !input.IsColumnActive(column))
            {
                throw Contracts.ExceptParam(
                    nameof(input), $"Mapper required column '{column.Name}' active but it was not.");
            }
        }
    }
}
