using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using BinaryTrainer = Microsoft.ML.Trainers.ITrainerEstimator<
    Microsoft.ML.ISingleFeaturePredictionTransformer<Microsoft.ML.IPredictorProducing<float>>, Microsoft.ML.IPredictorProducing<float>>;

namespace Microsoft.ML.Trainers;

/// <summary>Base of the trainers that make a classifier for several classes of binary ones.</summary>
public abstract class MetaMulticlassTrainer<TTransformer, TModel> : ITrainerEstimator<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private protected readonly SchemaShape.Column LabelColumn;
    private protected readonly IHost Host;
    private protected readonly BinaryTrainer Trainer;

    internal MetaMulticlassTrainer(IHostEnvironment env, string name, string labelColumn, BinaryTrainer singleEstimator)
    {
        Host = Contracts.CheckRef(env, nameof(env)).Register(name);
        if (labelColumn != null)
            LabelColumn = new SchemaShape.Column(labelColumn, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, true);
        Trainer = singleEstimator;
        // Every class reads the data, so it is worth caching whatever the binary trainer wants.
        Info = new TrainerInfo(normalization: Trainer.Info.NeedNormalization);
    }

    public TrainerInfo Info { get; }

    public abstract TTransformer Fit(IDataView input);

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));
        if (!inputSchema.TryFindColumn(LabelColumn.Name, out var labelCol))
            throw Host.ExceptSchemaMismatch(nameof(labelCol), "label", LabelColumn.Name);
        if (!LabelColumn.IsCompatibleWith(labelCol))
            throw Host.ExceptSchemaMismatch(nameof(inputSchema), "label", LabelColumn.Name, LabelColumn.GetTypeString(), labelCol.GetTypeString());

        var result = inputSchema.ToDictionary(column => column.Name);
        result[DefaultColumnNames.Score] = new SchemaShape.Column(DefaultColumnNames.Score, SchemaShape.Column.VectorKind.Vector,
            NumberDataViewType.Single, false, new SchemaShape([.. MakeLabelNames(labelCol), .. AnnotationUtils.GetTrainerOutputAnnotation()]));
        result[DefaultColumnNames.PredictedLabel] = new SchemaShape.Column(DefaultColumnNames.PredictedLabel, SchemaShape.Column.VectorKind.Scalar,
            NumberDataViewType.UInt32, true,
            new SchemaShape([.. AnnotationUtils.GetTrainerOutputAnnotation(), .. labelCol.Annotations.Where(annotation => annotation.Name == AnnotationUtils.Kinds.KeyValues)]));
        return new SchemaShape(result.Values);
    }

    private static IEnumerable<SchemaShape.Column> MakeLabelNames(SchemaShape.Column label)
    {
        if (!label.Annotations.TryFindColumn(AnnotationUtils.Kinds.KeyValues, out var names) || names.Kind != SchemaShape.Column.VectorKind.Vector)
            yield break;
        if (names.ItemType is TextDataViewType)
            yield return new(AnnotationUtils.Kinds.SlotNames, SchemaShape.Column.VectorKind.Vector, names.ItemType, false);
        yield return new(AnnotationUtils.Kinds.TrainingLabelValues, SchemaShape.Column.VectorKind.Vector, names.ItemType, false);
    }
}
