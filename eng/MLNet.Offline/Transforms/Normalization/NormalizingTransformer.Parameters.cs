namespace Microsoft.ML.Transforms;

public sealed partial class NormalizingTransformer
{
    /// <summary>What was learned for one column.</summary>
    public abstract class NormalizerModelParametersBase
    {
        private protected NormalizerModelParametersBase()
        {
        }
    }

    /// <summary>The column becomes (x − offset) · scale; for a vector <typeparamref name="TData"/> is an array, empty if no offset is needed.</summary>
    public sealed class AffineNormalizerModelParameters<TData> : NormalizerModelParametersBase
    {
        internal AffineNormalizerModelParameters(TData scale, TData offset)
        {
            Scale = scale;
            Offset = offset;
        }

        public TData Scale { get; }

        public TData Offset { get; }
    }

    /// <summary>The column becomes the cumulative normal distribution of x (or of its logarithm).</summary>
    public sealed class CdfNormalizerModelParameters<TData> : NormalizerModelParametersBase
    {
        internal CdfNormalizerModelParameters(TData mean, TData stddev, bool useLog)
        {
            Mean = mean;
            StandardDeviation = stddev;
            UseLog = useLog;
        }

        public TData Mean { get; }

        public TData StandardDeviation { get; }

        public bool UseLog { get; }
    }
}
