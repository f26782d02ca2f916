using System.Text.Json;

namespace Autograd.Core.Tests.Torch;

/// <summary>A slice in an index: <c>start:stop:step</c>, each of them optional.</summary>
public sealed record OpInfoSlice(int? Start, int? Stop, int? Step)
{
    /// <summary>The ellipsis: all dimensions that are not named.</summary>
    public static readonly OpInfoSlice Rest = new(null, null, null);

    public static OpInfoSlice Read(JsonElement slice)
    {
        int?[] parts = [.. slice.EnumerateArray().Select(part => part.ValueKind == JsonValueKind.Null ? (int?)null : part.GetInt32())];
        return new OpInfoSlice(parts[0], parts[1], parts[2]);
    }

    /// <summary>The indices it takes of a dimension.</summary>
    public int[] Indices(int length)
    {
        int start = Clamp(Start ?? 0, length), stop = Clamp(Stop ?? length, length), step = Step ?? 1;
        return [.. Enumerable.Range(0, Math.Max(0, (stop - start + step - 1) / step)).Select(i => start + (i * step))];
    }

    private static int Clamp(int index, int length) => Math.Clamp(index < 0 ? index + length : index, 0, length);
}
