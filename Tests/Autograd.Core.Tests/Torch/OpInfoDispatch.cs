namespace Autograd.Core.Tests.Torch;

/// <summary>Our operation for each of PyTorch's names, with PyTorch's order and names of arguments.</summary>
public static partial class OpInfoDispatch
{
    private static readonly Dictionary<string, Operation> Operations = new(
        [.. Pointwise(), .. Arithmetic(), .. Reductions(), .. LinearAlgebra(), .. Shaping(), .. Indexing(), .. Normalization(), .. Losses()]);

    private delegate Variable<double>[] Operation(OpInfoArguments arguments);

    /// <summary>Operations of the table that we do not have, and why.</summary>
    public static IReadOnlyDictionary<string, string> OutOfScope { get; } = new Dictionary<string, string>
    {
        ["norm.nuc"] = "the nuclear norm needs singular values",
    };

    public static bool Knows(string operation) => Operations.ContainsKey(operation);

    /// <summary>Calls our operation.</summary>
    /// <param name="operation">PyTorch's name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>All results.</returns>
    public static Variable<double>[] Call(string operation, OpInfoArguments arguments) => Operations[operation](arguments);

    /// <summary>An operation with one result.</summary>
    private static KeyValuePair<string, Operation> One(string name, Func<OpInfoArguments, Variable<double>> call) => new(name, arguments => [call(arguments)]);

    /// <summary>An operation with several results.</summary>
    private static KeyValuePair<string, Operation> Many(string name, Operation call) => new(name, call);

    /// <summary>An operation on one variable, without other arguments.</summary>
    private static KeyValuePair<string, Operation> Unary(string name, Func<Variable<double>, Variable<double>> call) => One(name, a => call(a[0]));

    /// <summary>An operation on two variables, without other arguments.</summary>
    private static KeyValuePair<string, Operation> Binary(string name, Func<Variable<double>, Variable<double>, Variable<double>> call) => One(name, a => call(a[0], a.Variable(1, "other")));

    /// <summary>An operation on two variables, or on a variable and a number.</summary>
    private static KeyValuePair<string, Operation> Binary(
        string name,
        Func<Variable<double>, Variable<double>, Variable<double>> call,
        Func<Variable<double>, double, Variable<double>> callWithNumber)
        => One(name, a => a.IsVariable(1, "other") ? call(a[0], a[1]) : callWithNumber(a[0], a.Number(1, "other")));
}
