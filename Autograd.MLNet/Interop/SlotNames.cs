using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Interop;

/// <summary>The names of a vector's elements.</summary>
internal static class SlotNames
{
    /// <summary>The slot names, or the number where one is missing or was there before.</summary>
    public static string[] Of(DataViewSchema.Column column)
    {
        string[] names = [.. Enumerable.Range(0, ((VectorDataViewType)column.Type).Size).Select(i => FormattableString.Invariant($"{i}"))];
        if (!column.HasSlotNames())
            return names;
        VBuffer<ReadOnlyMemory<char>> slots = default;
        column.GetSlotNames(ref slots);
        var seen = new HashSet<string>(names);
        foreach ((int index, ReadOnlyMemory<char> slot) in slots.Items())
        {
            if (!slot.IsEmpty && seen.Add(slot.ToString()))
                names[index] = slot.ToString();
        }

        return names;
    }
}
