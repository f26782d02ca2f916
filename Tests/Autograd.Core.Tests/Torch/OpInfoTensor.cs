using System.Globalization;
using System.Text.Json;

namespace Autograd.Core.Tests.Torch;

/// <summary>A tensor of the table: <c>{"t": type, "s": shape, "d": flat data, "g": requires grad}</c>; whole numbers and truth values become doubles.</summary>
public sealed record OpInfoTensor(string Type, Shape Shape, double[] Data, bool RequiresGrad)
{
    public static OpInfoTensor Read(JsonElement tensor) => new(
        tensor.GetProperty("t").GetString()!,
        new Shape([.. tensor.GetProperty("s").EnumerateArray().Select(length => length.GetInt32())]),
        [.. tensor.GetProperty("d").EnumerateArray().Select(Number)],
        tensor.TryGetProperty("g", out JsonElement requiresGrad) && requiresGrad.GetBoolean());

    public static double Number(JsonElement number) => number.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.Null => double.NaN,
        JsonValueKind.String => Number(number.GetString()!) ?? throw new FormatException($"'{number}' is not a number."),
        _ => number.GetDouble(),
    };

    /// <summary>A number written as text, as those are that JSON does not have; null for other text.</summary>
    public static double? Number(string text) => text.ToLowerInvariant() switch
    {
        "nan" => double.NaN,
        "inf" or "infinity" => double.PositiveInfinity,
        "-inf" or "-infinity" => double.NegativeInfinity,
        _ => double.TryParse(text, CultureInfo.InvariantCulture, out double number) ? number : null,
    };

    public Variable<double> ToVariable() => Variable.Create(Data, Shape, RequiresGrad);
}
