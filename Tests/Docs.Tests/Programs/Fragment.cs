using Docs.Tests.Pages;

namespace Docs.Tests.Programs;

/// <summary>A piece of a program.</summary>
/// <param name="Path">Where it is from.</param>
/// <param name="Line">Where it begins there, from 1.</param>
/// <param name="Text">The code.</param>
internal sealed record Fragment(string Path, int Line, string Text)
{
    private const string Preludes = "Tests/Docs.Tests/Preludes/";

    /// <summary>All that the program of a block consists of; what readers see is the last.</summary>
    public static IEnumerable<Fragment> Of(Block block)
    {
        Note note = block.Note ?? Note.None;
        foreach (Fragment before in note.Continues ? Of(PreviousOf(block)) : note.With is { } name ? OfPrelude(name, block) : [])
            yield return before;
        yield return new Fragment(block.Page, note.Line, note.Code);
        if (block.IsCode)
            yield return new Fragment(block.Page, block.Line + 1, block.Text);
    }

    /// <summary>A file of the folder Preludes.</summary>
    public static Fragment Prelude(string name) => new(Preludes + name, 1, Repository.ReadText(Preludes + name));

    private static Block PreviousOf(Block block)
        => MarkdownPage.Of(block.Page).Blocks.TakeWhile(other => other != block).LastOrDefault(other => other.IsProgram)
            ?? throw new AssertFailedException($"{block} continues, and there is no program before it.");

    // A page lends its first block, a file of the folder Preludes all of it.
    private static IEnumerable<Fragment> OfPrelude(string name, Block block) => name.EndsWith(".md", StringComparison.Ordinal)
        ? Of(MarkdownPage.Of(Relative(block.Page, name)).Blocks.First(other => other.IsProgram))
        : [Prelude(name)];

    private static string Relative(string page, string name)
        => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(page) ?? "", name).Replace('\\', '/');
}
