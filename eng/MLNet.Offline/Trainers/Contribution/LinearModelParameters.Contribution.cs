using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;

namespace Microsoft.ML.Trainers;

public abstract partial class LinearModelParameters : IFeatureContributionMapper, ICalculateFeatureContribution
{
    FeatureContributionCalculator ICalculateFeatureContribution.FeatureContributionCalculator => new(this);

    ValueMapper<TSrc, VBuffer<float>> IFeatureContributionMapper.GetFeatureContributionMapper<TSrc, TDst>(int top, int bottom, bool normalize)
    {
        ValueMapper<VBuffer<float>, VBuffer<float>> mapper = (in VBuffer<float> features, ref VBuffer<float> contributions) =>
            LinearContributions.Compute(in Weight, in features, top, bottom, normalize, ref contributions);
        return (ValueMapper<TSrc, VBuffer<float>>)(Delegate)mapper;
    }
}
