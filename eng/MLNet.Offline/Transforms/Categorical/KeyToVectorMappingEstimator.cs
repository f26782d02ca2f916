using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Makes a vector from a key, with a slot for each value it can have.</summary>
public sealed class KeyToVectorMappingEstimator : TrivialEstimator<KeyToVectorMappingTransformer>
{
    internal KeyToVectorMappingEstimator(IHostEnvironment env, params ColumnOptions[] columns)
        : this(env, new KeyToVectorMappingTransformer(env, columns))
    {
    }

    private KeyToVectorMappingEstimator(IHostEnvironment env, KeyToVectorMappingTransformer transformer)
        : base(Contracts.CheckRef(env, nameof(env)).Register(nameof(KeyToVectorMappingEstimator)), transformer)
    {
    }

    internal static class Defaults
    {
        public const bool OutputCountVector = false;
    }

    /// <summary>A new column; if its source is a vector it either counts the values or has the vectors of all slots in a row.</summary>
    internal sealed class ColumnOptions(string name, string inputColumnName = null, bool outputCountVector = Defaults.OutputCountVector)
    {
        public string Name { get; } = Contracts.CheckNonWhiteSpace(name, nameof(name));

        public string InputColumnName { get; } = inputColumnName ?? name;

        public bool OutputCountVector { get; } = outputCountVector;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));

        var result = inputSchema.ToDictionary(column => column.Name);
        foreach (var options in Transformer.Columns)
        {
            if (!inputSchema.TryFindColumn(options.InputColumnName, out var source) || !source.ItemType.IsStandardScalar())
                throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", options.InputColumnName);

            bool isVariable = source.Kind == SchemaShape.Column.VectorKind.VariableVector;
            bool counts = options.OutputCountVector;
            var annotations = new List<SchemaShape.Column>();
            if (source.Annotations.TryFindColumn(AnnotationUtils.Kinds.KeyValues, out var keyValues)
                && ((counts && source.IsKey) || !isVariable) && keyValues.ItemType is TextDataViewType)
            {
                annotations.Add(new(AnnotationUtils.Kinds.SlotNames, SchemaShape.Column.VectorKind.Vector, keyValues.ItemType, false));
            }
            if (!counts && !isVariable)
                annotations.Add(new(AnnotationUtils.Kinds.CategoricalSlotRanges, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Int32, false));
            if (!counts || source.Kind == SchemaShape.Column.VectorKind.Scalar)
                annotations.Add(new(AnnotationUtils.Kinds.IsNormalized, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false));

            var kind = isVariable && !counts ? SchemaShape.Column.VectorKind.VariableVector : SchemaShape.Column.VectorKind.Vector;
            result[options.Name] = new SchemaShape.Column(options.Name, kind, NumberDataViewType.Single, false, new SchemaShape(annotations));
        }
        return new SchemaShape(result.Values);
    }
}
