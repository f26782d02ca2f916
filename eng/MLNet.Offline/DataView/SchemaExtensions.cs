namespace Microsoft.ML.Data;

internal static class SchemaExtensions
{
    public static DataViewSchema MakeSchema(IEnumerable<DataViewSchema.DetachedColumn> columns)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(columns);
        return builder.ToSchema();
    }

    public static bool TryGetColumnIndex(this DataViewSchema schema, string name, out int col)
    {
        col = schema.GetColumnOrNull(name)?.Index ?? -1;
        return col >= 0;
    }

    /// <summary>A column name that the schema does not have.</summary>
    public static string GetTempColumnName(this DataViewSchema schema, string tag = null)
    {
        var hasTag = !string.IsNullOrWhiteSpace(tag);
        if (hasTag && schema.GetColumnOrNull(tag) == null)
            return tag;

        for (var i = 0; ; i++)
        {
            var name = hasTag ? $"temp_{tag}_{i:000}" : $"temp_{i:000}";
            if (schema.GetColumnOrNull(name) == null)
                return name;
        }
    }
}
