using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed partial class ValueToKeyMappingTransformer
{
    private TermMap[] Train(
        IChannel ch, IDataView input, DataViewSchema.Column[] sources, ValueToKeyMappingEstimator.ColumnOptions[] columns, IDataView keyData)
    {
        if (keyData != null)
            return UseTerms(ch, ReadTerms(ch, keyData, sources[0].Type.GetItemType(), columns[0].KeyOrdinality), sources, columns);

        foreach (var column in columns)
            ch.CheckUserArg(column.MaximumNumberOfKeys > 0, "MaxNumTerms", "Must be positive");

        using var cursor = input.GetRowCursor(sources.Distinct());
        var collectors = sources.Zip(columns, (source, column) => TermCollector.Create(cursor, source, column.MaximumNumberOfKeys)).ToArray();
        bool wantsMore = true;
        while (wantsMore && cursor.MoveNext())
        {
            wantsMore = false;
            foreach (var collector in collectors)
                wantsMore |= collector.ProcessRow();
        }

        for (int i = 0; i < columns.Length; i++)
        {
            if (collectors[i].Count == 0)
                ch.Warning("Term map for output column '{0}' contains no entries.", columns[i].OutputColumnName);
        }
        return [.. collectors.Select((collector, i) => collector.Finish(columns[i].KeyOrdinality))];
    }

    /// <summary>The values of a view of one column, which then stand for those of every source.</summary>
    private TermMap ReadTerms(IChannel ch, IDataView keyData, DataViewType itemType, ValueToKeyMappingEstimator.KeyOrdinality ordinality)
    {
        var source = keyData.Schema[0];
        if (!source.Type.Equals(itemType))
            throw ch.ExceptUserArg(nameof(keyData), "Input data's column must be of type '{0}' but was '{1}'", itemType, source.Type);

        using var cursor = keyData.GetRowCursor([source]);
        var collector = TermCollector.Create(cursor, source, int.MaxValue);
        while (cursor.MoveNext())
            collector.ProcessRow();
        if (collector.Count == 0)
            ch.Warning("Map from the term data resulted in an empty map.");
        return collector.Finish(ordinality);
    }

    private static TermMap[] UseTerms(
        IChannel ch, TermMap terms, DataViewSchema.Column[] sources, ValueToKeyMappingEstimator.ColumnOptions[] columns)
    {
        for (int i = 0; i < sources.Length; i++)
        {
            if (!terms.ItemType.Equals(sources[i].Type.GetItemType()))
            {
                throw ch.ExceptParam("keyData", "Terms from input data type '{0}' but mismatches column '{1}' item type '{2}'",
                    terms.ItemType, columns[i].OutputColumnName, sources[i].Type.GetItemType());
            }
        }
        return [.. sources.Select(_ => terms)];
    }
}
