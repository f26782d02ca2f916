namespace TrainFile.Arguments;

/// <summary>What the command line asks for.</summary>
internal sealed record Settings
{
    public required string File { get; init; }

    /// <summary>The column to predict; null where not given.</summary>
    public string? Label { get; init; }

    /// <summary>What to learn; null to infer it from the label.</summary>
    public TaskKind? Task { get; init; }

    /// <summary>The loss; null for the default of the task.</summary>
    public NamedLoss? Loss { get; init; }

    /// <summary>The optimizer; null for the trainer's choice.</summary>
    public NamedOptimizer? Optimizer { get; init; }

    public int? Epochs { get; init; }

    public int BatchSize { get; init; }

    public float? LearningRate { get; init; }

    public float L1 { get; init; }

    public float L2 { get; init; }

    /// <summary>The share of all rows that the model is tested on.</summary>
    public float TestFraction { get; init; }

    /// <summary>The share of the other rows that the loss is measured on while training goes on.</summary>
    public float ValidationFraction { get; init; }

    /// <summary>After how many epochs without improvement to stop; null for never.</summary>
    public int? Patience { get; init; }

    /// <summary>What separates fields; null to find out.</summary>
    public char? Separator { get; init; }

    /// <summary>Columns to leave out.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    public int Seed { get; init; }

    /// <summary>Where files go; null where not given.</summary>
    public string? Output { get; init; }
}
