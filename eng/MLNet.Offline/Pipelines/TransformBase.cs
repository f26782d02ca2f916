using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A data view over another one.</summary>
internal abstract class TransformBase : IDataView
{
    protected readonly IHost Host;

    protected TransformBase(IHostEnvironment env, string name, IDataView input)
    {
        Contracts.CheckValue(env, nameof(env));
        env.CheckValue(input, nameof(input));
        Host = env.Register(name);
        Source = input;
    }

    public IDataView Source { get; }

    public abstract DataViewSchema OutputSchema { get; }

    public virtual bool CanShuffle => Source.CanShuffle;

    DataViewSchema IDataView.Schema => OutputSchema;

    public abstract long? GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        GetRowCursorCore(RowCursorUtils.GetActive(columnsNeeded, OutputSchema), CanShuffle ? rand : null);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    protected abstract DataViewRowCursor GetRowCursorCore(bool[] active, Random rand);
}
