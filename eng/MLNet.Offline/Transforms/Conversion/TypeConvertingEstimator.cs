using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Converts columns to another item type.</summary>
public sealed class TypeConvertingEstimator : TrivialEstimator<TypeConvertingTransformer>
{
    internal TypeConvertingEstimator(IHostEnvironment env, params ColumnOptions[] columns)
        : base(Contracts.CheckRef(env, nameof(env)).Register(nameof(TypeConvertingEstimator)), new TypeConvertingTransformer(env, columns))
    {
    }

    internal static class Defaults
    {
        public const DataKind DefaultOutputKind = DataKind.Single;
    }

    /// <summary>A new column and its type, which is a key if it has a count.</summary>
    internal sealed class ColumnOptions(string name, DataKind outputKind, string inputColumnName, KeyCount outputKeyCount = null)
    {
        public string Name { get; } = name;

        public string InputColumnName { get; } = inputColumnName ?? name;

        public DataKind OutputKind { get; } = outputKind;

        public KeyCount OutputKeyCount { get; } = outputKeyCount;
    }

    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Host.CheckValue(inputSchema, nameof(inputSchema));

        var result = inputSchema.ToDictionary(column => column.Name);
        foreach (var options in Transformer.Columns)
        {
            if (!inputSchema.TryFindColumn(options.InputColumnName, out var source))
                throw Host.ExceptSchemaMismatch(nameof(inputSchema), "input", options.InputColumnName);
            if (!TypeConvertingTransformer.TryGetNewType(source.ItemType, options, out var type))
                throw Host.ExceptParam(nameof(inputSchema), $"Can't convert {options.InputColumnName} into {type}");
            if (!Conversions.TryGetStandardConversion(source.ItemType, type, out _))
                throw Host.ExceptParam(nameof(inputSchema), $"Don't know how to convert {options.InputColumnName} into {type}");

            // ML.NET announces all annotations of the source, and never a key.
            result[options.Name] = new SchemaShape.Column(options.Name, source.Kind, type, false, source.Annotations);
        }
        return new SchemaShape(result.Values);
    }
}
