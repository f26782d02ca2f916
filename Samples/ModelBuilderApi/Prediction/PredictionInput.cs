using System.Text.Json;
using ModelBuilderApi.Schema;
using ModelBuilderApp;

namespace ModelBuilderApi.Prediction;

/// <summary>The body of a request, read as the model's schema wants it.</summary>
internal sealed class PredictionInput
{
    private static readonly JsonDocumentOptions NoDuplicates = new() { AllowDuplicateProperties = false };

    private PredictionInput()
    {
    }

    /// <summary>The input; to be used only where there are no errors.</summary>
    public MLModel1.ModelInput Value { get; } = new();

    /// <summary>What is wrong, by field.</summary>
    public Dictionary<string, string[]> Errors { get; } = [];

    /// <summary>Reads every field, and names all that is wrong at once.</summary>
    /// <exception cref="JsonException">The body is no JSON object.</exception>
    public static async Task<PredictionInput> ReadAsync(Stream body, ModelSchema schema, CancellationToken cancellationToken)
    {
        try
        {
            using JsonDocument document = await JsonDocument.ParseAsync(body, NoDuplicates, cancellationToken);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new JsonException($"Got {document.RootElement.ValueKind}.");

            var input = new PredictionInput();
            input.Read(document.RootElement, schema.Inputs);
            return input;
        }
        catch (InvalidOperationException error) // Text that is no Unicode, such as "\ud800", is found only when it is asked for.
        {
            throw new JsonException(error.Message, error);
        }
    }

    private void Read(JsonElement fields, IReadOnlyList<InputColumn> columns)
    {
        foreach (InputColumn column in columns)
        {
            if (!fields.TryGetProperty(column.Name, out JsonElement value))
                Errors[column.Name] = [$"{column.Name} is missing; it {column.Rule}."];
            else if (!column.TrySet(Value, value))
                Errors[column.Name] = [$"{column.Name} {column.Rule}, got {Quote(value)}."];
        }

        string[] names = [.. columns.Select(column => column.Name)];
        foreach (string name in fields.EnumerateObject().Select(field => field.Name).Except(names))
            Errors[name] = [$"There is no input '{name}'; there are {string.Join(", ", names)}."];
    }

    private static string Quote(JsonElement value)
    {
        const int Longest = 40;
        bool isText = value.ValueKind == JsonValueKind.String;
        string text = isText ? value.GetString()! : value.GetRawText();
        if (text.Length > Longest)
            text = $"{text.AsSpan(0, Longest)}…";
        return isText ? $"'{text}'" : text;
    }
}
