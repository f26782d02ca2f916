namespace Microsoft.ML.Trainers;

/// <summary>Model parameters that can tell what each feature adds to a score.</summary>
public interface ICalculateFeatureContribution
{
    FeatureContributionCalculator FeatureContributionCalculator { get; }
}
