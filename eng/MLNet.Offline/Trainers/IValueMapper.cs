namespace Microsoft.ML.Data;

internal delegate void ValueMapper<TSrc, TDst>(in TSrc src, ref TDst dst);

/// <summary>Maps features to a score.</summary>
internal interface IValueMapper
{
    DataViewType InputType { get; }

    DataViewType OutputType { get; }

    ValueMapper<TSrc, TDst> GetMapper<TSrc, TDst>();
}
