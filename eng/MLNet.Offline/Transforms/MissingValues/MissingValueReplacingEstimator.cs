using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Replaces missing real numbers.</summary>
public sealed class MissingValueReplacingEstimator : IEstimator<MissingValueReplacingTransformer>
{
    private readonly IHost _host;
    private readonly ColumnOptions[] _columns;

    internal MissingValueReplacingEstimator(IHostEnvironment env, params ColumnOptions[] columns)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(MissingValueReplacingEstimator));
        _columns = columns;
    }

    /// <summary>What is put in place of a missing value.</summary>
    public enum ReplacementMode : byte
    {
        /// <summary>Zero.</summary>
        DefaultValue = 0,

        /// <summary>The mean of the others.</summary>
        Mean = 1,

        /// <summary>The least of the others.</summary>
        Minimum = 2,

        /// <summary>The greatest of the others.</summary>
        Maximum = 3,

        /// <summary>The most frequent of the others.</summary>
        Mode = 5,
    }

    internal static class Defaults
    {
        public const ReplacementMode Mode = ReplacementMode.DefaultValue;
        public const bool ImputeBySlot = true;
    }

    /// <summary>A new column and what its missing values become, by slot or for all slots together.</summary>
    internal sealed class ColumnOptions(string name, string inputColumnName, ReplacementMode replacementMode, bool imputeBySlot)
    {
        public string Name { get; } = Contracts.CheckNonWhiteSpace(name, nameof(name));

        public string InputColumnName { get; } = inputColumnName ?? name;

        public ReplacementMode Replacement { get; } = replacementMode;

        public bool ImputeBySlot { get; } = imputeBySlot;
    }

    public MissingValueReplacingTransformer Fit(IDataView input) => new(_host, input, _columns);

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));

        var result = inputSchema.ToDictionary(column => column.Name);
        foreach (var options in _columns)
        {
            if (!inputSchema.TryFindColumn(options.InputColumnName, out var source))
                throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", options.InputColumnName);
            MissingValueReplacingTransformer.CheckType(_host, source.ItemType, nameof(inputSchema));

            var annotations = new List<SchemaShape.Column>();
            if (source.Annotations.TryFindColumn(AnnotationUtils.Kinds.SlotNames, out var slotNames))
                annotations.Add(slotNames);
            if (source.Annotations.TryFindColumn(AnnotationUtils.Kinds.IsNormalized, out var isNormalized))
                annotations.Add(isNormalized);
            result[options.Name] = new SchemaShape.Column(options.Name, source.Kind, source.ItemType, false, new SchemaShape(annotations));
        }
        return new SchemaShape(result.Values);
    }
}
