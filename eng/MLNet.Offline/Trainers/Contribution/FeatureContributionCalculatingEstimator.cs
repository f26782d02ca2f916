using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Transforms;

/// <summary>Tells what each feature adds to the score of a model.</summary>
public sealed class FeatureContributionCalculatingEstimator : TrivialEstimator<FeatureContributionCalculatingTransformer>
{
    private readonly string _featureColumn;

    internal FeatureContributionCalculatingEstimator(IHostEnvironment env, ICalculateFeatureContribution model,
        int numberOfPositiveContributions = Defaults.NumberOfPositiveContributions,
        int numberOfNegativeContributions = Defaults.NumberOfNegativeContributions,
        string featureColumnName = DefaultColumnNames.Features, bool normalize = Defaults.Normalize)
        : base(Contracts.CheckRef(env, nameof(env)).Register(nameof(FeatureContributionCalculatingTransformer)),
            new(env, model, featureColumnName, numberOfPositiveContributions, numberOfNegativeContributions, normalize))
        => _featureColumn = featureColumnName;

    internal static class Defaults
    {
        public const int NumberOfPositiveContributions = 10;
        public const int NumberOfNegativeContributions = 10;
        public const bool Normalize = true;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        if (!inputSchema.TryFindColumn(_featureColumn, out var features))
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", _featureColumn);
        if (features.ItemType != NumberDataViewType.Single || features.Kind != SchemaShape.Column.VectorKind.Vector)
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "column", _featureColumn, "known-size vector of Single", features.GetTypeString());

        var result = inputSchema.ToDictionary(column => column.Name);
        result[DefaultColumnNames.FeatureContributions] = new SchemaShape.Column(DefaultColumnNames.FeatureContributions, features.Kind, features.ItemType,
            false, new SchemaShape(features.Annotations.Where(annotation => annotation.Name == AnnotationUtils.Kinds.SlotNames)));
        return new SchemaShape(result.Values);
    }
}
