namespace Microsoft.ML.Data;

internal static class ColumnTypeExtensions
{
    private static readonly Dictionary<InternalDataKind, PrimitiveDataViewType> _primitives = new PrimitiveDataViewType[]
    {
        NumberDataViewType.SByte,
        NumberDataViewType.Byte,
        NumberDataViewType.Int16,
        NumberDataViewType.UInt16,
        NumberDataViewType.Int32,
        NumberDataViewType.UInt32,
        NumberDataViewType.Int64,
        NumberDataViewType.UInt64,
        NumberDataViewType.Single,
        NumberDataViewType.Double,
        TextDataViewType.Instance,
        BooleanDataViewType.Instance,
        TimeSpanDataViewType.Instance,
        DateTimeDataViewType.Instance,
        DateTimeOffsetDataViewType.Instance,
        RowIdDataViewType.Instance,
    }.ToDictionary(type => type.GetRawKind());

    public static DataViewType GetItemType(this DataViewType type) => (type as VectorDataViewType)?.ItemType ?? type;

    public static int GetVectorSize(this DataViewType type) => (type as VectorDataViewType)?.Size ?? 0;

    public static int GetValueCount(this DataViewType type) => (type as VectorDataViewType)?.Size ?? 1;

    public static bool IsKnownSizeVector(this DataViewType type) => type.GetVectorSize() > 0;

    /// <summary>The number of values of a key type, zero for any other type.</summary>
    public static ulong GetKeyCount(this DataViewType type) => (type as KeyDataViewType)?.Count ?? 0;

    public static bool IsStandardScalar(this DataViewType type) => type is
        NumberDataViewType or TextDataViewType or BooleanDataViewType or RowIdDataViewType
        or TimeSpanDataViewType or DateTimeDataViewType or DateTimeOffsetDataViewType;

    public static InternalDataKind GetRawKind(this DataViewType type)
    {
        type.RawType.TryGetDataKind(out var kind);
        return kind;
    }

    public static PrimitiveDataViewType PrimitiveTypeFromType(Type type) =>
        type.TryGetDataKind(out var kind)
            ? PrimitiveTypeFromKind(kind)
            : throw new InvalidOperationException($"Bad type in {nameof(ColumnTypeExtensions)}.NumberTypeFromType: {type}");

    public static PrimitiveDataViewType PrimitiveTypeFromKind(InternalDataKind kind) => _primitives[kind];
}
