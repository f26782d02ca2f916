namespace Microsoft.ML.Data;

internal delegate void ValueMapper<TSrc, TDst, TDist>(in TSrc src, ref TDst dst, ref TDist dist);

/// <summary>Maps features to a score and to the probability that belongs to it.</summary>
internal interface IValueMapperDist : IValueMapper
{
    DataViewType DistType { get; }

    ValueMapper<TSrc, TDst, TDist> GetMapper<TSrc, TDst, TDist>();
}
