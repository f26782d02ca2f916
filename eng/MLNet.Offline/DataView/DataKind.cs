namespace Microsoft.ML.Data;

/// <summary>The item types a column of a text file can have.</summary>
public enum DataKind : byte
{
    SByte = 1,
    Byte = 2,
    Int16 = 3,
    UInt16 = 4,
    Int32 = 5,
    UInt32 = 6,
    Int64 = 7,
    UInt64 = 8,
    Single = 9,
    Double = 10,
    String = 11,
    Boolean = 12,
    TimeSpan = 13,
    DateTime = 14,
    DateTimeOffset = 15,
}

/// <summary>The kinds of <see cref="DataKind"/>, and those that text cannot hold.</summary>
internal enum InternalDataKind : byte
{
    I1 = DataKind.SByte,
    U1 = DataKind.Byte,
    I2 = DataKind.Int16,
    U2 = DataKind.UInt16,
    I4 = DataKind.Int32,
    U4 = DataKind.UInt32,
    I8 = DataKind.Int64,
    U8 = DataKind.UInt64,
    R4 = DataKind.Single,
    R8 = DataKind.Double,
    TX = DataKind.String,
    BL = DataKind.Boolean,
    TS = DataKind.TimeSpan,
    DT = DataKind.DateTime,
    DZ = DataKind.DateTimeOffset,
    UG = 16,
}
