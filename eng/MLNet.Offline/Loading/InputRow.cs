using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A single row that is given its object from outside.</summary>
internal sealed class InputRow<TRow>(IHostEnvironment env, TypedSchema.Column[] columns) : DataViewRow
    where TRow : class
{
    private readonly ObjectGetters<TRow> _getters = new(env, columns, _ => true);
    private long _position = -1;

    public override long Position => _position;

    public override long Batch => 0;

    public override DataViewSchema Schema { get; } = TypedSchema.MakeSchema(columns);

    public void ExtractValues(TRow row)
    {
        Contracts.CheckValue(row, nameof(row));
        _getters.Current = row;
        _position++;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() =>
        (ref DataViewRowId value) => value = new DataViewRowId((ulong)Position, 0);

    public override bool IsColumnActive(DataViewSchema.Column column) => _getters.IsActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _getters.Get<TValue>(column);
}
