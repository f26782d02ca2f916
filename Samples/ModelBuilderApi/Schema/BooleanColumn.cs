using System.Reflection;
using System.Text.Json;

namespace ModelBuilderApi.Schema;

/// <summary>Yes or no.</summary>
internal sealed class BooleanColumn(PropertyInfo property, bool example) : InputColumn(property)
{
    /// <inheritdoc/>
    public override object Example { get; } = example;

    /// <inheritdoc/>
    internal override string Rule => "must be true or false";

    /// <inheritdoc/>
    protected override object? Read(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;
}
