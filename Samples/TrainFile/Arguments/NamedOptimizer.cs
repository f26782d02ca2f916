using Microsoft.ML.Trainers;
using Support;

namespace TrainFile.Arguments;

/// <summary>An optimizer as it is named on the command line.</summary>
internal sealed record NamedOptimizer(string Name, AutogradOptimizer Optimizer)
{
    private static readonly NamedOptimizer[] Choices =
    [
        new("sgd", AutogradOptimizer.Sgd()),
        new("momentum", AutogradOptimizer.Sgd(momentum: 0.9, nesterov: true)),
        new("adam", AutogradOptimizer.Adam()),
        new("adamw", AutogradOptimizer.AdamW()),
        new("adagrad", AutogradOptimizer.Adagrad()),
        new("rmsprop", AutogradOptimizer.RMSprop()),
        new("lbfgs", AutogradOptimizer.Lbfgs()),
    ];

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => Choices.Select(choice => choice.Name);

    /// <summary>Whether all rows make one step, whose length is searched for.</summary>
    public bool IsFullBatch => Name == "lbfgs";

    /// <summary>Finds the optimizer with a name.</summary>
    /// <exception cref="UserException">There is none.</exception>
    public static NamedOptimizer Parse(string text) => Array.Find(Choices, choice => choice.Name.Equals(text, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserException($"There is no optimizer '{text}'.{NearestName.Suggest(text, Names)} The optimizers are {string.Join(", ", Names)}.");
}
