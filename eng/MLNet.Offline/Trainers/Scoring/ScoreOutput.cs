using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Data;

/// <summary>The score alone.</summary>
internal sealed class ScoreOutput(IValueMapper model, string scoreColumnKind) : IModelOutput
{
    public DataViewType InputType => model.InputType;

    public IReadOnlyList<DataViewSchema.DetachedColumn> Columns { get; } = [ModelOutput.MakeScoreColumn(model.OutputType, scoreColumnKind)];

    public Delegate[] CreateGetters(DataViewRow input, DataViewSchema.Column features, Func<int, bool> isActive) =>
        [isActive(0) ? Generics.Call<Delegate>(MakeGetter<int, int>, [features.Type.RawType, model.OutputType.RawType], [input, features]) : null];

    private Delegate MakeGetter<TSrc, TDst>(DataViewRow input, DataViewSchema.Column column)
    {
        var getFeatures = input.GetGetter<TSrc>(column);
        var map = model.GetMapper<TSrc, TDst>();
        TSrc features = default;
        return (ValueGetter<TDst>)((ref TDst score) =>
        {
            getFeatures(ref features);
            map(in features, ref score);
        });
    }
}
