using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The rows of another data view in random order: shuffled by the source if it can, and in any case within a pool.</summary>
internal sealed partial class ShuffledDataView : TransformBase
{
    private readonly int _poolSize;
    private readonly bool _shuffleSource;
    private readonly int _seed;

    public ShuffledDataView(IHostEnvironment env, IDataView input, int poolSize, bool shuffleSource, int? seed)
        : base(env, "Shuffle", input)
    {
        _poolSize = poolSize;
        _shuffleSource = shuffleSource;
        _seed = seed ?? ((TauswortheHybrid)Host.Rand).NextSigned();
    }

    public override DataViewSchema OutputSchema => Source.Schema;

    public override bool CanShuffle => true;

    public override long? GetRowCount() => Source.GetRowCount();

    // Every cursor starts from the seed, so without a random number generator given all have the same order.
    protected override DataViewRowCursor GetRowCursorCore(bool[] active, Random rand)
    {
        rand ??= RandomUtils.Create((int?)_seed);
        var sourceRand = _shuffleSource ? RandomUtils.Create(rand) : null;
        var cursor = Source.GetRowCursor(OutputSchema.Where(column => active[column.Index]), sourceRand);
        return _poolSize == 1 ? cursor : new Cursor(Host, cursor, active, _poolSize, rand);
    }
}
