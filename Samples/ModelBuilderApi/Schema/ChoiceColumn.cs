using System.Reflection;
using System.Text.Json;

namespace ModelBuilderApi.Schema;

/// <summary>One of a few texts. The model has no weight for any other.</summary>
internal sealed class ChoiceColumn(PropertyInfo property, IReadOnlyList<string> values) : InputColumn(property)
{
    /// <summary>Those of the training data, in the order in which they first come.</summary>
    public IReadOnlyList<string> Values { get; } = [.. values.Distinct()];

    /// <inheritdoc/>
    public override object Example => Values[0];

    /// <inheritdoc/>
    internal override string Rule => $"must be one of {string.Join(", ", Values)}";

    /// <inheritdoc/>
    protected override object? Read(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is var text && Values.Contains(text) ? text : null;
}
