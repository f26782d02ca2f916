using System.Globalization;
using Support;
using TrainFile.Arguments;

namespace TrainFile.Tables;

/// <summary>The column to predict.</summary>
/// <param name="Column">What is known of it.</param>
/// <param name="Task">What is to be learned.</param>
/// <param name="Classes">The values of classes in order, for two classes false and then true; none for a number.</param>
internal sealed record Label(ColumnProfile Column, TaskKind Task, IReadOnlyList<string> Classes)
{
    private const int FewestRows = 10;

    private readonly Dictionary<string, int> _indices = Classes.Index().ToDictionary(one => one.Item, one => one.Index);

    /// <summary>The class of a cell; 0 for all numbers.</summary>
    public int ClassOf(string cell) => _indices.GetValueOrDefault(cell);

    /// <summary>Finds out what is to be learned.</summary>
    /// <exception cref="UserException">The column cannot be predicted, or not in the way asked for.</exception>
    public static Label Of(TableProfile table, Settings settings)
    {
        if (settings.Label is null)
            throw new UserException($"Which column is to be predicted? Name it with --label; {table.File.Name} has {table.File.ListOfNames()}.");
        ColumnProfile column = table.Columns[table.File.IndexOf(settings.Label)];
        string name = column.Name;
        if (column.Count == 0)
            throw new UserException($"Every value of the label '{name}' is missing.");
        if (!column.HasManyValues && column.Values.Count == 1)
            throw new UserException($"Every value of the label '{name}' is '{Cells.Shortened(column.Values.Keys.Single())}', so there is nothing to learn.");
        if (column.Count < FewestRows)
            throw new UserException($"Only {column.Count} rows have a value of the label '{name}'; at least {FewestRows} are needed.");

        TaskKind task = settings.Task ?? settings.Loss?.Task ?? Infer(column);
        if (settings.Loss is { } loss && loss.Task != task)
            throw new UserException($"The loss {loss.Text} is for {CommandLine.Name(loss.Task)}, and the label '{name}' asks for {CommandLine.Name(task)}.");
        if (task == TaskKind.Regression)
            return RegressionOf(column, settings);
        if (column.HasManyValues)
        {
            throw new UserException(column.OddText is { } odd
                ? $"The label '{name}' has a number in most lines, and '{Cells.Shortened(odd.Cell)}' in line {odd.Line}. Mend the line, or leave the value out."
                : $"The label '{name}' has more than {ColumnProfile.MostValues} different values, too many for classes.{(column.Kind == ColumnKind.Number ? " --task regression predicts a number." : "")}");
        }

        string[] classes = InOrder(column);
        if (task == TaskKind.Binary && classes.Length != 2)
            throw new UserException($"The label '{name}' has {classes.Length} different values, and binary classification needs two; --task multiclass takes any number.");
        if (task == TaskKind.Binary && classes.FirstOrDefault(one => column.Values[one] < 2) is { } rare)
            throw new UserException($"Only one row has the value '{Cells.Shortened(rare)}' of the label '{name}'; at least two are needed, to train on and to test on.");
        if (column.Values.Values.All(count => count < 2))
            throw new UserException($"Each of the {classes.Length} values of the label '{name}' is in one row only; at least two rows of one are needed, to train on and to test on.");
        return new Label(column, task, classes);
    }

    private static TaskKind Infer(ColumnProfile column) =>
        !column.HasManyValues && column.Values.Count == 2 ? TaskKind.Binary
        : column.Kind == ColumnKind.Number || column.OddText is not null ? TaskKind.Regression
        : TaskKind.Multiclass;

    private static Label RegressionOf(ColumnProfile column, Settings settings)
    {
        if (column.Kind == ColumnKind.Number)
        {
            if (settings.Loss is { HasLogLink: true } loss && column.HasNegative)
                throw new UserException($"The loss {loss.Text} is for counts and amounts, and the label '{column.Name}' has negative values.");
            return new Label(column, TaskKind.Regression, []);
        }

        (long line, string cell) = column.FirstText!.Value;
        string hint = column.OddText is null ? "Leave --task and --loss out to predict classes, or choose another label." : "Mend the line, or leave the value out.";
        throw new UserException($"The label '{column.Name}' must be a number for regression, and is '{Cells.Shortened(cell)}' in line {line}. {hint}");
    }

    // Numbers by size, other values by the alphabet; of two, the one that says yes is true, else the later one.
    private static string[] InOrder(ColumnProfile column)
    {
        IEnumerable<string> values = column.Kind == ColumnKind.Number
            ? column.Values.Keys.OrderBy(value => float.Parse(Cells.WithPoint(value), CultureInfo.InvariantCulture))
            : column.Values.Keys.Order(StringComparer.Ordinal);
        return [.. values.OrderBy(value => column.Values.Count == 2 && Cells.Boolean(value) == true)];
    }
}
