namespace TrainFile.Tables;

/// <summary>What all cells of a column are, as far as they are not missing.</summary>
internal enum ColumnKind
{
    Empty,
    Number,
    Boolean,
    Text,
}
