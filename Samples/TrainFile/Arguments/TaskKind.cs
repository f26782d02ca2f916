namespace TrainFile.Arguments;

/// <summary>What is to be learned.</summary>
internal enum TaskKind
{
    /// <summary>A number.</summary>
    Regression,

    /// <summary>One of two values.</summary>
    Binary,

    /// <summary>One of several values.</summary>
    Multiclass,
}
