using System.Reflection;
using Docs.Tests.Pages;
using Docs.Tests.Programs;

namespace Docs.Tests;

/// <summary>Every C# block of every page compiles without a warning, runs, and prints what the page says.</summary>
[TestClass]
public sealed class CodeBlockTests
{
    private static IEnumerable<Block> All => MarkdownPage.All.SelectMany(page => page.Blocks).Where(block => block.IsCode);

    public static IEnumerable<object[]> Programs => Rows(block => block.IsProgram);

    public static IEnumerable<object[]> Excerpts => Rows(block => block.Note?.From is not null);

    [TestMethod]
    [DynamicData(nameof(Programs), DynamicDataDisplayName = nameof(Name))]
    public void RunsAndPrintsWhatThePageSays(string page, int line)
    {
        Block block = Find(page, line);
        string output = PageProgram.Run(block);

        if (MarkdownPage.Of(page).OutputOf(block) is { } expected)
            Assert.AreEqual(expected.Text, output, $"{expected} is not what {block} prints.");
        string[] lines = output.Split('\n');
        int next = 0;
        foreach (string announced in SourceText.Announced(block.Text))
        {
            next = Array.IndexOf(lines, announced, next) + 1;
            Assert.AreNotEqual(0, next, $"A comment of {block} says that it prints \"{announced}\"; it prints:{Environment.NewLine}{output}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Excerpts), DynamicDataDisplayName = nameof(Name))]
    public void StandsInTheSourceItIsTakenFrom(string page, int line)
    {
        Block block = Find(page, line);
        string source = block.Note!.From!;
        string[] whole = SourceText.Tokens(Repository.ReadText(source)), part = SourceText.Tokens(block.Text);

        Assert.IsNotEmpty(part);
        Assert.IsGreaterThanOrEqualTo(0, whole.AsSpan().IndexOf(part), $"{block} does not stand in {source}.");
    }

    [TestMethod]
    public void WhatIsNotRunSaysWhyAndIsListedHere()
    {
        Block[] notRun = [.. All.Where(block => (block.Note?.NotRun ?? block.Note?.NotRunOffline) is not null)];

        Assert.AreEqual(
            """
            docs/guide/07-sparse-text.md: not run with MLNet.Offline, it has no FeaturizeText
            docs/guide/09-saving-and-serving.md: not run, it needs ASP.NET Core and Microsoft.Extensions.ML
            """.ReplaceLineEndings(),
            string.Join(Environment.NewLine, notRun.Select(block => $"{block.Page}: {block.Note!.How}")),
            $"{notRun.Length} blocks are not run.");
        foreach (Block block in notRun)
            Assert.IsEmpty(SourceText.SyntaxErrors(block.Text), $"{block} is no C#.");
    }

    public static string Name(MethodInfo method, object[] row) => $"{row[0]}:{row[1]}";

    private static IEnumerable<object[]> Rows(Func<Block, bool> selects) => All.Where(selects).Select(block => new object[] { block.Page, block.Line });

    private static Block Find(string page, int line) => MarkdownPage.Of(page).Blocks.Single(block => block.Line == line);
}
