using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Docs.Tests.Pages;

/// <summary>A Markdown file.</summary>
internal sealed class MarkdownPage
{
    // Headings get the identifiers that links name on the web.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    private static readonly Lazy<Dictionary<string, MarkdownPage>> Pages
        = new(() => Repository.MarkdownFiles.ToDictionary(path => path, path => new MarkdownPage(path)));

    private readonly MarkdownDocument _document;

    private MarkdownPage(string path)
    {
        Path = path;
        _document = Markdown.Parse(Repository.ReadText(path).ReplaceLineEndings("\n"), Pipeline);
        Blocks = [.. FindBlocks()];
    }

    /// <summary>All pages of the repository.</summary>
    public static IEnumerable<MarkdownPage> All => Pages.Value.Values;

    /// <summary>Relative to the repository's root, with slashes.</summary>
    public string Path { get; }

    /// <summary>The fenced blocks, in order.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>The lines of comments that are about a block.</summary>
    public IEnumerable<int> NoteLines => _document.Descendants<HtmlBlock>().Where(block => NoteIn(block) is not null).Select(block => block.Line + 1);

    /// <summary>The lines of code blocks that are indented and not fenced, and so have no language.</summary>
    public IEnumerable<int> IndentedCodeLines => _document.Descendants<CodeBlock>().Where(block => block is not FencedCodeBlock).Select(block => block.Line + 1);

    /// <summary>The targets of links and pictures, and the lines they stand in.</summary>
    public IEnumerable<(string Target, int Line)> Links => _document.Descendants<LinkInline>().Select(link => (link.Url ?? "", link.Line + 1));

    /// <summary>What the headings are called in links.</summary>
    public IEnumerable<string> Anchors => _document.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id ?? "");

    public static MarkdownPage Of(string path) => Pages.Value[path];

    /// <summary>What a C# block prints, if the page says so: the text that is the next block of its section and has no comment of its own.</summary>
    public Block? OutputOf(Block code)
        => Blocks.SkipWhile(block => block != code).Skip(1).FirstOrDefault() is { IsText: true, Note: null } next && next.Section == code.Section ? next : null;

    private IEnumerable<Block> FindBlocks()
    {
        int section = 0;
        Markdig.Syntax.Block? previous = null;
        foreach (Markdig.Syntax.Block block in _document.Descendants<LeafBlock>())
        {
            section += block is HeadingBlock ? 1 : 0;
            if (block is FencedCodeBlock fence)
                yield return new Block(Path, fence.Line + 1, fence.Info ?? "", fence.Lines.ToString(), NoteIn(previous), section);
            previous = block;
        }
    }

    private static Note? NoteIn(Markdig.Syntax.Block? block)
        => block is HtmlBlock { Type: HtmlBlockType.Comment } comment ? Note.Parse(comment.Lines.ToString(), comment.Line + 1) : null;
}
