using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal static class DataViewConstructionUtils
{
    /// <summary>A class's columns with the types and annotations of a schema, each of whose columns it must have.</summary>
    public static SchemaDefinition GetSchemaDefinition<TRow>(IHostEnvironment env, DataViewSchema schema)
    {
        var definition = SchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Read);
        foreach (var column in schema)
        {
            var member = definition[column.Name] ?? throw env.Except($"Type should contain a member named {column.Name}");
            member.CopyFrom(column);
        }

        return definition;
    }
}
