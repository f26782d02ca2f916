using System.Xml.Linq;

namespace Docs.Tests.Programs;

/// <summary>The example in a documentation comment of a public member.</summary>
/// <param name="Member">The member's name in the documentation file.</param>
/// <param name="Assembly">Where it is.</param>
/// <param name="Code">The example.</param>
internal sealed record Example(string Member, string Assembly, string Code)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<Example> All { get; } = [.. In("Autograd.Core"), .. In("Autograd.MLNet")];

    /// <summary>The example behind what it takes for granted: usings, and variables that have what the words promise.</summary>
    public IReadOnlyList<Fragment> Program
        => [Fragment.Prelude($"{Assembly}.cs"), new Fragment(Member, 1, UsingContext), new Fragment(Member, 1, Code)];

    // Locals of the example hide members of the context, so that one context serves all.
    private string UsingContext => $"using static {Assembly.Replace('.', '_')}<{(Code.Contains("Variable<double>", StringComparison.Ordinal) ? "double" : "float")}>;";

    private static IEnumerable<Example> In(string assembly)
        => from member in XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{assembly}.xml")).Descendants("member")
           from code in member.Elements("example").Elements("code")
           select new Example(member.Attribute("name")!.Value, assembly, code.Value.Trim('\n', '\r'));
}
