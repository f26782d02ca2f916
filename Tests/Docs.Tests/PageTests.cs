using System.Text.RegularExpressions;
using Docs.Tests.Pages;

namespace Docs.Tests;

/// <summary>Pages hold together: nothing in them escapes the tests, and what they point to is there.</summary>
[TestClass]
public sealed partial class PageTests
{
    // Without a language: commands, and what a person sees in a terminal.
    private static readonly string[] Languages = ["", "csharp", "text", "xml", "json"];

    [TestMethod]
    public void NoBlockEscapesTheTests()
    {
        AssertNone(
            from page in MarkdownPage.All
            from block in page.Blocks
            let note = block.Note
            let problem = !Languages.Contains(block.Language) ? $"the language '{block.Language}' is not known"
                : block.HidesCode ? "this reads like C#, and has no language"
                : note is null ? (block.IsText && !IsOutput(page, block) ? "a text is neither what the C# before it prints nor has it a comment" : null)
                : !note.IsKnown ? $"the comment '{note.How}' is not understood"
                : (note.Kind == "code") != block.IsCode || (note.Kind != "code") != block.IsText ? $"a comment '{note.Kind}' does not go with '{block.Language}'"
                : null
            where problem is not null
            select $"{block}: {problem}");
        AssertNone(
            from page in MarkdownPage.All
            from line in page.IndentedCodeLines
            select $"{page.Path}:{line}: code must be fenced, with its language");
        AssertNone(
            from page in MarkdownPage.All
            from line in page.NoteLines.Except(page.Blocks.Where(block => block.Note is not null).Select(block => block.Note!.Line - 1))
            select $"{page.Path}:{line}: no block follows this comment directly");
    }

    [TestMethod]
    public void LinksLeadSomewhere()
    {
        AssertNone(
            from page in MarkdownPage.All
            from link in page.Links
            where !link.Target.Contains("://", StringComparison.Ordinal)
            let parts = link.Target.Split('#')
            let path = parts[0].Length == 0 ? page.Path : Resolve(page.Path, parts[0])
            where !Exists(path) || (parts.Length > 1 && !MarkdownPage.Of(path).Anchors.Contains(parts[1]))
            select $"{page.Path}:{link.Line}: {link.Target}");
    }

    [TestMethod]
    public void CommandsNameProjectsThatExist()
    {
        AssertNone(
            from page in MarkdownPage.All
            from Match command in Project().Matches(Repository.ReadText(page.Path))
            let project = command.Groups["path"].Value
            where !Directory.Exists(Repository.FullPath(project))
            select $"{page.Path}: {command.Value}");
    }

    private static bool IsOutput(MarkdownPage page, Block text) => page.Blocks.Any(block => block.IsCode && page.OutputOf(block) == text);

    private static bool Exists(string path) => File.Exists(Repository.FullPath(path)) || Directory.Exists(Repository.FullPath(path));

    private static string Resolve(string page, string target)
    {
        string root = Repository.FullPath("");
        return Path.GetRelativePath(root, Path.GetFullPath(Path.Combine(root, Path.GetDirectoryName(page) ?? "", target))).Replace('\\', '/');
    }

    private static void AssertNone(IEnumerable<string> problems)
    {
        string[] found = [.. problems];
        Assert.IsEmpty(found, string.Join(Environment.NewLine, found));
    }

    [GeneratedRegex("--project (?<path>[A-Za-z][^\\s`]*)")]
    private static partial Regex Project();
}
