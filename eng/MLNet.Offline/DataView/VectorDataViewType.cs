using System.Collections.Immutable;
using System.Text;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A vector of one or more dimensions; a dimension of zero is unknown until the row is read.</summary>
public sealed class VectorDataViewType : StructuredDataViewType
{
    public VectorDataViewType(PrimitiveDataViewType itemType, int size = 0)
        : base(GetRawType(itemType))
    {
        Contracts.CheckParam(size >= 0, nameof(size));

        ItemType = itemType;
        Size = size;
        Dimensions = [size];
    }

    public VectorDataViewType(PrimitiveDataViewType itemType, params int[] dimensions)
        : this(itemType, (dimensions ?? []).ToImmutableArray())
    {
    }

    public VectorDataViewType(PrimitiveDataViewType itemType, ImmutableArray<int> dimensions)
        : base(GetRawType(itemType))
    {
        Contracts.CheckParam(dimensions.Length > 0, nameof(dimensions));
        Contracts.CheckParam(dimensions.All(d => d >= 0), nameof(dimensions));

        ItemType = itemType;
        Dimensions = dimensions;
        Size = dimensions.Aggregate(1, (size, d) => checked(size * d));
    }

    public PrimitiveDataViewType ItemType { get; }

    public ImmutableArray<int> Dimensions { get; }

    public int Size { get; }

    public bool IsKnownSize => Size > 0;

    public override bool Equals(DataViewType other) =>
        other == this
        || (other is VectorDataViewType vector
            && ItemType.Equals(vector.ItemType)
            && Dimensions.AsSpan().SequenceEqual(vector.Dimensions.AsSpan()));

    public override bool Equals(object other) => other is DataViewType type && Equals(type);

    public override int GetHashCode()
    {
        var hash = Hashing.CombineHash(ItemType.GetHashCode(), Size);
        hash = Hashing.CombineHash(hash, Dimensions.Length);
        return Dimensions.Aggregate(hash, Hashing.CombineHash);
    }

    public override string ToString()
    {
        var text = new StringBuilder("Vector<").Append(ItemType);
        if (Dimensions.Length > 1)
        {
            foreach (var d in Dimensions)
                text.Append(", ").Append(d > 0 ? d.ToString() : "*");
        }
        else if (Size > 0)
        {
            text.Append(", ").Append(Size);
        }

        return text.Append('>').ToString();
    }

    private static Type GetRawType(PrimitiveDataViewType itemType)
    {
        Contracts.CheckValue(itemType, nameof(itemType));
        return typeof(VBuffer<>).MakeGenericType(itemType.RawType);
    }
}
