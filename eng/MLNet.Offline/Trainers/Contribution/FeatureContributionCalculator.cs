namespace Microsoft.ML.Trainers;

/// <summary>Keeps how contributions are computed internal.</summary>
public sealed class FeatureContributionCalculator
{
    internal FeatureContributionCalculator(IFeatureContributionMapper contributionMapper) => ContributionMapper = contributionMapper;

    internal IFeatureContributionMapper ContributionMapper { get; }
}
