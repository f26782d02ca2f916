using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed partial class MissingValueReplacingTransformer
{
    private Replacement[] Train(IDataView input, DataViewSchema.Column[] sources, MissingValueReplacingEstimator.ColumnOptions[] columns)
    {
        foreach (var options in columns)
        {
            if (!Enum.IsDefined(options.Replacement))
                throw Host.Except("Internal error, undefined ReplacementKind '{0}' assigned in NAReplaceTransform.", options.Replacement);
        }

        using var ch = Host.Start("Computing Statistics");
        using var cursor = columns.Any(IsLearnt) ? input.GetRowCursor(sources.Where((_, i) => IsLearnt(columns[i])).Distinct()) : null;
        var learners = sources.Zip(columns, (source, options) => source.Type.GetItemType() == NumberDataViewType.Single
            ? MakeLearner<float>(ch, cursor, source, options)
            : MakeLearner<double>(ch, cursor, source, options)).ToArray();
        while (cursor?.MoveNext() == true)
        {
            foreach (var learner in learners)
                learner.ProcessRow();
        }
        return Array.ConvertAll(learners, learner => learner.Finish());
    }

    private static bool IsLearnt(MissingValueReplacingEstimator.ColumnOptions options)
        => options.Replacement != MissingValueReplacingEstimator.ReplacementMode.DefaultValue;

    private static (Action ProcessRow, Func<Replacement> Finish) MakeLearner<T>(
        IChannel ch, DataViewRow row, DataViewSchema.Column source, MissingValueReplacingEstimator.ColumnOptions options)
        where T : struct, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        var itemType = source.Type.GetItemType();
        if (!IsLearnt(options))
            return (() => { }, () => new Replacement<T>(itemType, [T.Zero]));

        bool bySlot = source.Type is VectorDataViewType && options.ImputeBySlot;
        if (bySlot && !source.Type.IsKnownSizeVector())
        {
            ch.Warning("By-slot imputation can not be done on variable-length column");
            bySlot = false;
        }

        // Float minima and maxima start from infinity; those of doubles by slot pass over infinite numbers.
        var statistics = new ValueStatistic<T>[bySlot ? source.Type.GetVectorSize() : 1];
        for (int i = 0; i < statistics.Length; i++)
            statistics[i] = ValueStatistic<T>.Create(options.Replacement, isFiniteOnly: bySlot && typeof(T) == typeof(double));

        var processRow = source.Type is VectorDataViewType
            ? ReadVector(row.GetGetter<VBuffer<T>>(source), statistics, bySlot)
            : ReadOne(row.GetGetter<T>(source), statistics[0]);
        return (processRow, () => new Replacement<T>(bySlot ? source.Type : itemType, Array.ConvertAll(statistics, statistic => statistic.GetResult(ch))));
    }

    private static Action ReadOne<T>(ValueGetter<T> getter, ValueStatistic<T> statistic)
        where T : struct, IFloatingPointIeee754<T>
    {
        T value = default;
        return () =>
        {
            getter(ref value);
            statistic.Add(value);
            statistic.Total++;
        };
    }

    private static Action ReadVector<T>(ValueGetter<VBuffer<T>> getter, ValueStatistic<T>[] statistics, bool bySlot)
        where T : struct, IFloatingPointIeee754<T>
    {
        VBuffer<T> vector = default;
        return () =>
        {
            getter(ref vector);
            foreach (var (slot, value) in vector.Items())
                statistics[bySlot ? slot : 0].Add(value);
            foreach (var statistic in statistics)
                statistic.Total += bySlot ? 1 : vector.Length;
        };
    }
}
