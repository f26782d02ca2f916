namespace Autograd.MLNet.Data;

/// <summary>What a label is.</summary>
internal enum LabelKind
{
    /// <summary>A finite <see cref="float"/>.</summary>
    Number,

    /// <summary>A <see cref="bool"/>, read as 0 or 1.</summary>
    Boolean,

    /// <summary>A key over <see cref="uint"/>, read as the index of its class.</summary>
    Key,

    /// <summary>A vector of finite <see cref="float"/>.</summary>
    Vector,
}
