using System.Globalization;

namespace Autograd.Core.Tests.Properties.Programs;

/// <summary>Runs a program on the engine and on the oracle side by side, and compares all there is to see.</summary>
internal sealed partial class Machine
{
    // What would overflow or lose its digits is left out: it tells nothing about histories.
    private const double Largest = 1e4;

    private readonly List<Entry> _variables = [];
    private readonly List<string> _lines = [];
    private readonly Action<Instruction>[] _instructions;

    private Machine()
    {
        _instructions =
        [
            Create, Create, Pointwise, Pointwise, Pointwise, Elementwise, Elementwise, Elementwise, Reduce, Product, CallFunction,
            TakeView, TakeView, TakeView, Detach, ChangeByNumber, ChangeByNumber, ChangeByVariable, ChangeByVariable, ChangeByVariable, Assign, Overwrite, OpenScope, CloseScope,
            Backward, Backward, Backward, Gradients, Gradients, BackwardToInputs, RetainGrad, SetRequiresGrad, ClearGrad, TakeGrad, Descend,
        ];
    }

    private static int s_compared;
    private static int s_refused;

    /// <summary>How many passes were compared so far, and how many were refused.</summary>
    public static (int Compared, int Refused) PassesSoFar => (s_compared, s_refused);

    /// <exception cref="CounterexampleException">The engine gave a wrong number or failed where it should not.</exception>
    public static void Run(RandomProgram program)
    {
        var machine = new Machine();
        try
        {
            machine.Create(new Instruction(0, 1, 1, 1));
            foreach (Instruction instruction in program.Instructions)
            {
                machine._instructions[instruction.Code % machine._instructions.Length](instruction);
                if (program.Looks)
                    machine.Look();
            }

            machine.Look();
        }
        finally
        {
            machine.CloseAll();
        }
    }

    private Entry Pick(int number) => _variables[number % _variables.Count];

    private Exception Fails(string what, Exception? cause = null)
        => new CounterexampleException($"{what}{Environment.NewLine}{string.Join(Environment.NewLine, _lines)}{Environment.NewLine}", cause);

    /// <summary>Runs a line on the engine; false where it was refused as expected.</summary>
    private bool Runs(string line, string? refusal, Action run)
    {
        _lines.Add(line);
        try
        {
            run();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException && refusal is not null && exception.Message.Contains(refusal))
        {
            _lines[^1] += " // refused";
            return false;
        }
        catch (Exception exception)
        {
            throw Fails($"{exception.GetType().Name}: {exception.Message}", exception);
        }

        return refusal is null ? true : throw Fails($"It should be refused: {refusal}");
    }

    private string NextName() => $"v{_variables.Count}";

    private void Add(Variable<double> actual, OracleVariable expected) => _variables.Add(new Entry($"v{_variables.Count}", actual, expected));

    /// <summary>Compares everything that can be seen of every variable.</summary>
    private void Look()
    {
        foreach ((string name, Variable<double> actual, OracleVariable expected) in _variables)
        {
            expected.Refresh();
            Same($"{name}.RequiresGrad", expected.RequiresGrad, actual.RequiresGrad);
            Same($"{name}.IsLeaf", !expected.IsRecorded, actual.IsLeaf);
            Same($"{name}.Version", expected.Elements.Version, actual.Version);
            Compare(name, expected.Values, actual.ToArray());
            if (!expected.RetainsInDoubt)
                Compare($"{name}.Grad", expected.Grad?.Values ?? [], actual.Grad?.ToArray() ?? []);
        }
    }

    private void Same<TValue>(string what, TValue expected, TValue actual)
    {
        if (!EqualityComparer<TValue>.Default.Equals(expected, actual))
            throw Fails($"{what}: expected {expected}, got {actual}");
    }

    private void Compare(string what, double[] expected, double[] actual, double tolerance = 0)
    {
        bool same = expected.Length == actual.Length;
        for (int i = 0; i < expected.Length && same; i++)
            same = Math.Abs(expected[i] - actual[i]) <= tolerance;
        if (!same)
            throw Fails($"{what}: expected [{Text(expected)}], got [{Text(actual)}]");
    }

    private static string Text(double[] values) => string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)));

    private sealed record Entry(string Name, Variable<double> Actual, OracleVariable Expected);
}
