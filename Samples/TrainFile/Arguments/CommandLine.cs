using System.CommandLine;
using System.CommandLine.Parsing;
using Support;

namespace TrainFile.Arguments;

/// <summary>Reads the command line.</summary>
internal static class CommandLine
{
    private static readonly Argument<string?> File = new("file")
    {
        Description = "The table: CSV or TSV, with or without a header.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Label = Text("--label", "COLUMN", "The column to predict.");

    private static readonly Option<string?> Task = Text("--task", "TASK", "What to learn: regression, binary or multiclass. Default: what fits the label.");

    private static readonly Option<string?> Loss = Text(
        "--loss",
        "NAME",
        string.Join("; ", Enum.GetValues<TaskKind>().Select(task => $"{Name(task)}: {string.Join(", ", NamedLoss.Names(task))}")) + ". With a parameter: huber:10. Default: the first of the task.");

    private static readonly Option<string?> Optimizer = Text("--optimizer", "NAME", $"One of {string.Join(", ", NamedOptimizer.Names)}. Default: sgd for the squared loss, else adam.");

    private static readonly NumberOption<int> Epochs = new("--epochs", "N", "How often to go over the rows. Default: derived from their number.", value => value >= 1, "a whole number of at least 1");

    private static readonly NumberOption<int> BatchSize = new("--batch-size", "N", "Rows in a step. Default: 64.", value => value >= 1, "a whole number of at least 1");

    private static readonly NumberOption<float> LearningRate = new("--learning-rate", "X", "The step, on standardised data. Default: derived from the data.", value => value > 0 && float.IsFinite(value), "a number above 0");

    private static readonly NumberOption<float> L1 = new("--l1", "X", "L1 penalty, which makes weights exactly zero. Default: 0.", value => value >= 0 && float.IsFinite(value), "a number of at least 0");

    private static readonly NumberOption<float> L2 = new("--l2", "X", "L2 penalty, which keeps weights small. Default: 0.", value => value >= 0 && float.IsFinite(value), "a number of at least 0");

    private static readonly NumberOption<float> TestFraction = new("--test-fraction", "X", "The share of the rows that the model is tested on. Default: 0.2.", value => value is > 0 and < 1, "a number between 0 and 1");

    private static readonly NumberOption<float> ValidationFraction = new(
        "--validation-fraction", "X", "The share of the other rows that the loss is measured on after each epoch. Default: 0.1.", value => value is >= 0 and < 1, "a number from 0 to below 1");

    private static readonly NumberOption<int> Patience = new("--patience", "N", "Stop after so many epochs without improvement, and keep the best. Default: never.", value => value >= 1, "a whole number of at least 1");

    private static readonly Option<string?> Separator = Text("--separator", "C", "What separates fields: a character, or tab. Default: found out.");

    private static readonly Option<string[]> Ignore = new("--ignore") { HelpName = "COLUMN", Description = "A column to leave out; may be given several times.", Arity = ArgumentArity.OneOrMore };

    private static readonly NumberOption<int> Seed = new("--seed", "N", "Decides which rows are held out and the order of the others. Default: 1.", _ => true, "a whole number");

    private static readonly Option<string?> Output = Text("--output", "DIR", "Where model and report go; created if need be. Default: artifacts/trainfile.");

    /// <summary>Does what the command line asks for.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UserException">It makes no sense.</exception>
    public static int Run(string[] args, Action<Settings> run)
    {
        var root = new RootCommand("Trains a linear model on a table, and reports how good it is.")
        {
            File, Label, Task, Loss, Optimizer, Epochs, BatchSize, LearningRate, L1, L2, TestFraction, ValidationFraction, Patience, Separator, Ignore, Seed, Output,
        };
        root.SetAction(result => run(Read(result)));
        ParseResult parsed = root.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });

        // What looks like an option and is none; such a word may have been taken for the file.
        foreach (string word in parsed.UnmatchedTokens.Prepend(parsed.GetResult(File) is { Tokens: [{ } first, ..] } ? first.Value : ""))
        {
            if (word.StartsWith("--", StringComparison.Ordinal))
                throw new UserException($"There is no option '{word}'.{NearestName.Suggest(word, root.Options.Select(option => option.Name))} --help lists all.");
        }

        return parsed.Errors is [{ } error, ..]
            ? throw new UserException(error.Message)
            : parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    /// <summary>A task as it is named on the command line.</summary>
    public static string Name(TaskKind task) => task.ToString().ToLowerInvariant();

    private static Settings Read(ParseResult result)
    {
        var settings = new Settings
        {
            File = result.GetValue(File) ?? throw new UserException("Which file? Name a table and the column to predict, as in: data.csv --label price"),
            Label = result.GetValue(Label),
            Task = result.GetValue(Task) is { } task ? ParseTask(task) : null,
            Loss = result.GetValue(Loss) is { } loss ? NamedLoss.Parse(loss) : null,
            Optimizer = result.GetValue(Optimizer) is { } optimizer ? NamedOptimizer.Parse(optimizer) : null,
            Epochs = result.GetValue(Epochs),
            BatchSize = result.GetValue(BatchSize) ?? 64,
            LearningRate = result.GetValue(LearningRate),
            L1 = result.GetValue(L1) ?? 0,
            L2 = result.GetValue(L2) ?? 0,
            TestFraction = result.GetValue(TestFraction) ?? 0.2f,
            ValidationFraction = result.GetValue(ValidationFraction) ?? 0.1f,
            Patience = result.GetValue(Patience),
            Separator = result.GetValue(Separator) is { } separator ? ParseSeparator(separator) : null,
            Ignore = result.GetValue(Ignore) ?? [],
            Seed = result.GetValue(Seed) ?? 1,
            Output = result.GetValue(Output) is not "" ? result.GetValue(Output) : throw new UserException("--output needs a directory."),
        };
        if (settings is { Optimizer.IsFullBatch: true, L1: > 0 })
            throw new UserException("--l1 cannot go with --optimizer lbfgs, which wants a smooth loss; choose another optimizer.");
        if (settings is { Task: { } wanted, Loss: { } given } && given.Task != wanted)
            throw new UserException($"The loss {given.Text} is for {Name(given.Task)}, not for {Name(wanted)}, whose losses are {string.Join(", ", NamedLoss.Names(wanted))}.");
        return settings;
    }

    private static TaskKind ParseTask(string text)
    {
        foreach (TaskKind task in Enum.GetValues<TaskKind>())
        {
            if (Name(task).Equals(text, StringComparison.OrdinalIgnoreCase))
                return task;
        }

        throw new UserException($"There is no task '{text}'.{NearestName.Suggest(text, Enum.GetValues<TaskKind>().Select(Name))} The tasks are regression, binary and multiclass.");
    }

    private static char ParseSeparator(string text) => text switch
    {
        "tab" or "\\t" => '\t',
        [var one] and not ("\"" or "." or "\n" or "\r") => one,
        _ => throw new UserException($"--separator must be one character, such as ';', or 'tab', got '{text}'."),
    };

    private static Option<string?> Text(string name, string helpName, string description) => new(name) { HelpName = helpName, Description = description };
}
