namespace Tutorials;

/// <summary>One of the five tutorials on automatic differentiation that this engine is measured by.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Run">Prints what the tutorial prints, and draws its plots.</param>
internal sealed record Tutorial(string Number, string Title, Action<Presentation> Run)
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<Tutorial> All { get; } =
    [
        new("000", "A line through noisy points, with a layer and an optimizer", NoisyLine.Run),
        new("001", "The dynamic graph, and linear regression by hand", ManualRegression.Run),
        new("002", "An unmarked thermometer, calibrated", Thermometer.Run),
        new("003", "What automatic differentiation is made of", Concepts.Run),
        new("004", "Descent, detaching, and mini-batches", MiniBatch.Run),
    ];

    /// <summary>The tutorial of a number; null where there is none.</summary>
    public static Tutorial? Find(string number) => All.FirstOrDefault(tutorial => tutorial.Number == number);

    /// <inheritdoc/>
    public override string ToString() => $"Tutorial {Number}: {Title}";
}
