using System.Text.Json;

namespace Autograd.Core.Tests.Support;

/// <summary>Numbers that PyTorch 1.13 and scikit-learn 1.2 gave, from the files in Data/torch.</summary>
public static class TorchData
{
    /// <summary>The root of a file.</summary>
    public static JsonElement Read(string file)
    {
        using FileStream stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", "torch", file));
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    /// <summary>All numbers in an array, or in arrays in it, in order.</summary>
    public static double[] Numbers(this JsonElement element)
        => element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().SelectMany(Numbers)] : [element.GetDouble()];

    /// <summary>The lengths of arrays in arrays.</summary>
    public static Shape Shape(this JsonElement element)
    {
        var lengths = new List<int>();
        for (; element.ValueKind == JsonValueKind.Array; element = element[0])
            lengths.Add(element.GetArrayLength());
        return lengths.ToArray();
    }

    public static Variable<double> Variable(this JsonElement element, bool requiresGrad = false)
        => Core.Variable.Create(element.Numbers(), element.Shape(), requiresGrad);
}
