using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>A row with a column of every kind that the transforms of categories deal with.</summary>
internal sealed class Sample
{
    public string Town { get; set; } = "";

    public float Size { get; set; }

    public bool IsNew { get; set; }

    public int Count { get; set; }

    [VectorType(2)]
    public string[] Tags { get; set; } = ["", ""];

    /// <summary>Three towns in four rows, one of them unnamed, and a size that is missing.</summary>
    public static Sample[] Rows { get; } =
    [
        new() { Town = "Rome", Size = 2.5f, IsNew = true, Count = 7, Tags = ["b", "a"] },
        new() { Town = "Bern", Size = float.NaN, IsNew = false, Count = -1, Tags = ["a", ""] },
        new() { Town = "", Size = -1, IsNew = true, Count = 7, Tags = ["c", "b"] },
        new() { Town = "Rome", Size = 2.5f, IsNew = true, Count = 0, Tags = ["", "c"] },
    ];
}
