using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace ModelBuilderApi.Schema;

/// <summary>A number. Beyond what the training data show, a model can only guess, so nothing else is taken.</summary>
internal sealed class NumberColumn(PropertyInfo property, IReadOnlyList<float> values) : InputColumn(property)
{
    /// <summary>The smallest in the training data.</summary>
    public float Min { get; } = Known(values).Min();

    /// <summary>The largest in the training data.</summary>
    public float Max { get; } = Known(values).Max();

    /// <summary>Whether it is missing in some of the training data, so that null can be given for it.</summary>
    public bool Optional { get; } = values.Any(float.IsNaN);

    /// <inheritdoc/>
    public override object Example { get; } = Known(values).First();

    /// <inheritdoc/>
    internal override string Rule => string.Create(CultureInfo.InvariantCulture, $"must be a number between {Min} and {Max}{(Optional ? ", or null" : "")}");

    /// <inheritdoc/>
    protected override object? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null when Optional => float.NaN,
        JsonValueKind.Number when value.GetSingle() is var number && number >= Min && number <= Max => number,
        _ => null,
    };

    private static IEnumerable<float> Known(IEnumerable<float> values) => values.Where(float.IsFinite);
}
