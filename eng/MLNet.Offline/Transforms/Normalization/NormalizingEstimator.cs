using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Learns the scale (and offset) of columns from the data and rescales them.</summary>
public sealed partial class NormalizingEstimator : IEstimator<NormalizingTransformer>
{
    private readonly IHost _host;
    private readonly ColumnOptionsBase[] _columns;

    internal NormalizingEstimator(IHostEnvironment env, params ColumnOptionsBase[] columns)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(NormalizingEstimator));
        _host.CheckValue(columns, nameof(columns));
        _columns = columns;
    }

    public NormalizingTransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        return NormalizingTransformer.Train(_host, input, _columns);
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        var result = inputSchema.ToDictionary(column => column.Name);

        foreach (var options in _columns)
        {
            if (!inputSchema.TryFindColumn(options.InputColumnName, out var source))
                throw _host.ExceptSchemaMismatch(nameof(inputSchema), "input", options.InputColumnName);
            if (source.Kind == SchemaShape.Column.VectorKind.VariableVector)
                throw Mismatch("known-size vector or scalar");
            if (!source.ItemType.Equals(NumberDataViewType.Single) && !source.ItemType.Equals(NumberDataViewType.Double))
                throw Mismatch("vector or scalar of Single or Double");

            Exception Mismatch(string expected)
                => _host.ExceptSchemaMismatch(nameof(inputSchema), "input", options.InputColumnName, expected, source.GetTypeString());

            List<SchemaShape.Column> annotations =
                [new(AnnotationUtils.Kinds.IsNormalized, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, false)];
            if (source.Annotations.TryFindColumn(AnnotationUtils.Kinds.SlotNames, out var slotNames))
                annotations.Add(slotNames);
            result[options.Name] = new SchemaShape.Column(options.Name, source.Kind, source.ItemType, source.IsKey, new SchemaShape(annotations));
        }

        return new SchemaShape(result.Values);
    }
}
