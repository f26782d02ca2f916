using System.Globalization;
using Microsoft.ML.Trainers;
using Support;

namespace TrainFile.Arguments;

/// <summary>A loss as it is named on the command line: <c>huber</c>, or <c>huber:10</c> with its parameter.</summary>
/// <param name="Text">What was given.</param>
/// <param name="Task">What it is for.</param>
/// <param name="Loss">The loss.</param>
/// <param name="HasLogLink">Whether the model predicts the logarithm.</param>
internal sealed record NamedLoss(string Text, TaskKind Task, AutogradLoss Loss, bool HasLogLink)
{
    private static readonly Choice[] Choices =
    [
        new("squared", TaskKind.Regression, _ => AutogradLoss.Squared()),
        new("absolute", TaskKind.Regression, _ => AutogradLoss.Absolute()),
        new("huber", TaskKind.Regression, delta => AutogradLoss.Huber(delta ?? 1), "above 0", value => value > 0),
        new("logcosh", TaskKind.Regression, _ => AutogradLoss.LogCosh()),
        new("pinball", TaskKind.Regression, tau => AutogradLoss.Pinball(tau ?? 0.5), "between 0 and 1", value => value is > 0 and < 1),
        new("poisson", TaskKind.Regression, _ => AutogradLoss.Poisson()) { HasLogLink = true },
        new("tweedie", TaskKind.Regression, power => AutogradLoss.Tweedie(power ?? 1.5), "from 1 to 2", value => value is >= 1 and <= 2) { HasLogLink = true },
        new("logistic", TaskKind.Binary, _ => AutogradLoss.Logistic()),
        new("hinge", TaskKind.Binary, _ => AutogradLoss.Hinge()),
        new("smoothedhinge", TaskKind.Binary, smoothing => AutogradLoss.SmoothedHinge(smoothing ?? 1), "above 0", value => value > 0),
        new("exponential", TaskKind.Binary, beta => AutogradLoss.Exponential(beta ?? 1), "above 0", value => value > 0),
        new("softmax", TaskKind.Multiclass, smoothing => AutogradLoss.SoftmaxCrossEntropy(smoothing ?? 0), "from 0 to below 1", value => value is >= 0 and < 1),
    ];

    /// <summary>The names of all losses for a task, the default first.</summary>
    public static IEnumerable<string> Names(TaskKind task) => Choices.Where(choice => choice.Task == task).Select(choice => choice.Name);

    /// <summary>The default of a task.</summary>
    public static NamedLoss DefaultOf(TaskKind task) => Parse(Names(task).First());

    /// <summary>Finds the loss with a name.</summary>
    /// <exception cref="UserException">There is none, or its parameter makes no sense.</exception>
    public static NamedLoss Parse(string text)
    {
        string[] parts = text.Split(':', 2);
        Choice choice = Array.Find(Choices, choice => choice.Name.Equals(parts[0], StringComparison.OrdinalIgnoreCase))
            ?? throw new UserException($"There is no loss '{parts[0]}'.{NearestName.Suggest(parts[0], Choices.Select(choice => choice.Name))} The losses are {string.Join(", ", Choices.Select(choice => choice.Name))}.");
        if (parts.Length == 1)
            return new NamedLoss(choice.Name, choice.Task, choice.Create(null), choice.HasLogLink);
        if (choice.Rule is null)
            throw new UserException($"The loss {choice.Name} takes no parameter, got '{parts[1]}'.");
        return double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double parameter) && double.IsFinite(parameter) && choice.Holds!(parameter)
            ? new NamedLoss($"{choice.Name}:{parts[1]}", choice.Task, choice.Create(parameter), choice.HasLogLink)
            : throw new UserException($"The parameter of the loss {choice.Name} must be {choice.Rule}, got '{parts[1]}'.");
    }

    private sealed record Choice(string Name, TaskKind Task, Func<double?, AutogradLoss> Create, string? Rule = null, Func<double, bool>? Holds = null)
    {
        public bool HasLogLink { get; init; }
    }
}
