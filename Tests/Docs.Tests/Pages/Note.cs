using System.Text.RegularExpressions;

namespace Docs.Tests.Pages;

/// <summary>A comment directly before a block, which says how the block is tested; readers do not see it.</summary>
/// <remarks><c>&lt;!-- kind: how</c>, further lines of code that come before the block, and <c>--&gt;</c>; docs/README.md lists what there is.</remarks>
/// <param name="Kind"><c>code</c> before C#; before a text, whose it is: what code <c>prints</c> or <c>throws</c>, the <c>compiler</c>, or <c>text</c> of a file.</param>
/// <param name="How">Such as <c>continues</c>; may be empty.</param>
/// <param name="Code">The further lines.</param>
/// <param name="Line">Where the code begins.</param>
internal sealed partial record Note(string Kind, string How, string Code, int Line)
{
    /// <summary>What C# gets that has no comment.</summary>
    public static Note None { get; } = new("code", "", "", 1);

    public bool Continues => How == "continues";

    /// <summary>The page or the prelude that comes before the block.</summary>
    public string? With => After("with ");

    /// <summary>The file that the block is taken from.</summary>
    public string? From => After("from ");

    /// <summary>Why the block is not run.</summary>
    public string? NotRun => After("not run, ");

    /// <summary>Why the block is not run against the stand-in for ML.NET.</summary>
    public string? NotRunOffline => After("not run with MLNet.Offline, ");

    public bool IsKnown => How is "" or "continues" || (With ?? From ?? NotRun ?? NotRunOffline) is { Length: > 0 };

    public static Note? Parse(string comment, int line)
    {
        Match match = Comment().Match(comment);
        return match.Success ? new Note(match.Groups["kind"].Value, match.Groups["how"].Value.Trim(), match.Groups["code"].Value, line + 1) : null;
    }

    private string? After(string word) => How.StartsWith(word, StringComparison.Ordinal) ? How[word.Length..].Trim() : null;

    [GeneratedRegex("""^\s*<!--\s*(?<kind>code|prints|throws|compiler|text):(?<how>[^\n]*?)(?:\n(?<code>.*))?-->\s*$""", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
