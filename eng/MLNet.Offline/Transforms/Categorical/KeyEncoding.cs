using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>The second half of one-hot encoding: keys become what is wanted of them.</summary>
internal static class KeyEncoding
{
    /// <summary>Null if all columns are to stay keys.</summary>
    public static IEstimator<ITransformer> CreateOrNull(IHost host, (string Name, OneHotEncodingEstimator.OutputKind Kind)[] columns)
    {
        var binary = new List<(string, string)>();
        var vectors = new List<KeyToVectorMappingEstimator.ColumnOptions>();
        foreach (var (name, kind) in columns)
        {
            switch (kind)
            {
                case OneHotEncodingEstimator.OutputKind.Key:
                    break;
                case OneHotEncodingEstimator.OutputKind.Binary:
                    binary.Add((name, name));
                    break;
                case OneHotEncodingEstimator.OutputKind.Indicator:
                case OneHotEncodingEstimator.OutputKind.Bag:
                    vectors.Add(new(name, name, kind == OneHotEncodingEstimator.OutputKind.Bag));
                    break;
                default:
                    throw host.ExceptUserArg(nameof(OneHotEncodingEstimator.OutputKind));
            }
        }

        var toBinary = binary.Count > 0 ? new KeyToBinaryVectorMappingEstimator(host, [.. binary]) : null;
        var toVector = vectors.Count > 0 ? new KeyToVectorMappingEstimator(host, [.. vectors]) : null;
        return toVector == null ? toBinary
            : toBinary == null ? toVector
            : toVector.Append(toBinary);
    }
}
