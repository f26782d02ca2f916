using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

/// <summary>Maps features to what each of them adds to the score.</summary>
internal interface IFeatureContributionMapper : IPredictor
{
    /// <summary>Keeps the largest <paramref name="top"/> positive and <paramref name="bottom"/> negative contributions.</summary>
    ValueMapper<TSrc, VBuffer<float>> GetFeatureContributionMapper<TSrc, TDst>(int top, int bottom, bool normalize);
}
