using Microsoft.ML;

namespace Benchmarks.Defaults;

/// <summary>Data, and what the default trainer must reach on them.</summary>
internal interface IDefaultCase
{
    string Name { get; }

    /// <summary>The files it reads.</summary>
    IReadOnlyList<string> Files { get; }

    IReadOnlyList<Reached> Run(MLContext mlContext, string directory);
}
