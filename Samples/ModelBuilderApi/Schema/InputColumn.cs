using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML;
using Microsoft.ML.Data;
using ModelBuilderApp;

namespace ModelBuilderApi.Schema;

/// <summary>One thing that the model wants to know.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NumberColumn), "number")]
[JsonDerivedType(typeof(ChoiceColumn), "choice")]
[JsonDerivedType(typeof(BooleanColumn), "boolean")]
internal abstract class InputColumn(PropertyInfo property)
{
    /// <summary>The column's name.</summary>
    [JsonPropertyOrder(-1)]
    public string Name => property.Name;

    /// <summary>A value to try the model with.</summary>
    public abstract object Example { get; }

    /// <summary>What a value must be, as the end of a sentence that begins with the name.</summary>
    internal abstract string Rule { get; }

    /// <summary>Describes a column of the model.</summary>
    public static InputColumn Create(DataViewSchema.Column column, IReadOnlyList<MLModel1.ModelInput> rows)
    {
        PropertyInfo property = typeof(MLModel1.ModelInput).GetProperty(column.Name)
            ?? throw new InvalidDataException($"The model wants a column '{column.Name}', which {nameof(MLModel1.ModelInput)} does not have.");
        IEnumerable<object> values = rows.Select(row => property.GetValue(row)!);
        return column.Type switch
        {
            NumberDataViewType { RawType: var raw } when raw == typeof(float) => new NumberColumn(property, [.. values.Cast<float>()]),
            TextDataViewType => new ChoiceColumn(property, [.. values.Cast<string>()]),
            BooleanDataViewType => new BooleanColumn(property, values.Cast<bool>().First()),
            var type => throw new InvalidDataException($"The model's column '{column.Name}' is {type}; this server knows Single, String and Boolean."),
        };
    }

    /// <summary>Sets the column of an input to what a request says.</summary>
    /// <returns>False where that is not what it must be.</returns>
    public bool TrySet(MLModel1.ModelInput input, JsonElement value)
    {
        if (Read(value) is not { } read)
            return false;
        property.SetValue(input, read);
        return true;
    }

    /// <summary>Sets the column of an input to the example.</summary>
    public void SetExample(MLModel1.ModelInput input) => property.SetValue(input, Example);

    /// <summary>The value in the type of the property; null where it is not what it must be.</summary>
    protected abstract object? Read(JsonElement value);
}
