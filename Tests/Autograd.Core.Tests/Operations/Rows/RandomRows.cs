namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Random numbers in place, of distributions so narrow that they are certain.</summary>
public static class RandomRows
{
    private static readonly Generator Generator = new(1);

    public static readonly OperationRow[] All =
    [
        new("Uniform_", x => x[0].Clone().Uniform_(2, 2, Generator), x => x[0].Clone().Uniform_(2, 2, Generator), x => x[0].Map(_ => 2), "UniformBackward0", ShapeSets.One),
        new("Normal_", x => x[0].Clone().Normal_(3, 0, Generator), x => x[0].Clone().Normal_(3, 0, Generator), x => x[0].Map(_ => 3), "NormalBackward0", ShapeSets.One),
    ];
}
