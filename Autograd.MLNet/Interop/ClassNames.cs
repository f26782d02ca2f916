using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Interop;

/// <summary>The names of classes that a model keeps.</summary>
internal static class ClassNames
{
    /// <summary>The text of a label's keys, as ML.NET's own trainer keeps them: null where a name is missing or there twice.</summary>
    public static string[]? Of(DataViewSchema.Column label)
    {
        if (label.Annotations.Schema.GetColumnOrNull("KeyValues") is not { Type: VectorDataViewType { ItemType: TextDataViewType } })
            return null;
        VBuffer<ReadOnlyMemory<char>> values = default;
        label.GetKeyValues(ref values);
        if (!values.IsDense)
            return null;
        string[] names = [.. values.DenseValues().Select(value => value.ToString())];
        return names.Any(string.IsNullOrEmpty) || names.Distinct().Count() < names.Length ? null : names;
    }
}
