namespace Microsoft.ML.Data;

internal static class DataKindExtensions
{
    private static readonly Dictionary<Type, InternalDataKind> _kinds = new()
    {
        [typeof(sbyte)] = InternalDataKind.I1,
        [typeof(byte)] = InternalDataKind.U1,
        [typeof(short)] = InternalDataKind.I2,
        [typeof(ushort)] = InternalDataKind.U2,
        [typeof(int)] = InternalDataKind.I4,
        [typeof(uint)] = InternalDataKind.U4,
        [typeof(long)] = InternalDataKind.I8,
        [typeof(ulong)] = InternalDataKind.U8,
        [typeof(float)] = InternalDataKind.R4,
        [typeof(double)] = InternalDataKind.R8,
        [typeof(ReadOnlyMemory<char>)] = InternalDataKind.TX,
        [typeof(bool)] = InternalDataKind.BL,
        [typeof(TimeSpan)] = InternalDataKind.TS,
        [typeof(DateTime)] = InternalDataKind.DT,
        [typeof(DateTimeOffset)] = InternalDataKind.DZ,
        [typeof(DataViewRowId)] = InternalDataKind.UG,
    };

    public static bool TryGetDataKind(this Type type, out InternalDataKind kind) =>
        _kinds.TryGetValue(type == typeof(string) ? typeof(ReadOnlyMemory<char>) : type, out kind);

    public static InternalDataKind ToInternalDataKind(this DataKind kind) => (InternalDataKind)kind;

    /// <summary>The largest value of an integer type, zero for any other type.</summary>
    public static ulong ToMaxInt(this Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => (ulong)sbyte.MaxValue,
        TypeCode.Byte => byte.MaxValue,
        TypeCode.Int16 => (ulong)short.MaxValue,
        TypeCode.UInt16 => ushort.MaxValue,
        TypeCode.Int32 => int.MaxValue,
        TypeCode.UInt32 => uint.MaxValue,
        TypeCode.Int64 => long.MaxValue,
        TypeCode.UInt64 => ulong.MaxValue,
        _ => 0,
    };
}
