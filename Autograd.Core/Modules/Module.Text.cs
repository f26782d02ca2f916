using System.Globalization;

namespace Autograd.Core.Modules;

/// <content>Printing, as PyTorch does.</content>
public abstract partial class Module<T>
{
    /// <summary>What is printed in the parentheses, as in <c>in_features=1, out_features=1, bias=True</c>; PyTorch's <c>extra_repr</c>.</summary>
    protected virtual string ExtraRepr => "";

    /// <summary>The name of the class without type arguments.</summary>
    private protected string TypeName => GetType().Name.Split('`')[0];

    /// <summary>The class and its settings, with inner modules line by line.</summary>
    public override string ToString()
    {
        if (_children.Count == 0)
            return $"{TypeName}({ExtraRepr})";
        List<string> lines = ExtraRepr.Length > 0 ? [ExtraRepr] : [];
        foreach ((string name, Module<T> module) in NamedChildren())
            lines.Add($"({name}): {module}".Replace("\n", "\n  "));
        return $"{TypeName}(\n  {string.Join("\n  ", lines)}\n)";
    }

    /// <summary>A number as Python prints a float: <c>1.0</c>, <c>1e-05</c>.</summary>
    private protected static string Python(double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();
        return text.AsSpan().ContainsAny("e.n") ? text : text + ".0";
    }

    /// <summary><c>True</c> or <c>False</c>.</summary>
    private protected static string Python(bool value) => value ? "True" : "False";

    /// <summary>A tuple: <c>(5,)</c>, <c>(2, 3)</c>.</summary>
    private protected static string Python(in Shape shape) => shape.Rank == 1 ? $"({shape[0]},)" : $"({string.Join(", ", shape.Lengths.ToArray())})";
}
