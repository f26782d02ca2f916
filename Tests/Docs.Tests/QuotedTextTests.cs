using System.Reflection;
using Docs.Tests.Pages;
using Docs.Tests.Programs;

namespace Docs.Tests;

/// <summary>Every text that a page quotes, above all messages, is what the comment before it says where to get.</summary>
[TestClass]
public sealed class QuotedTextTests
{
    public static IEnumerable<object[]> Messages => Rows("throws");

    public static IEnumerable<object[]> Outputs => Rows("prints");

    public static IEnumerable<object[]> Refusals => Rows("compiler");

    public static IEnumerable<object[]> Excerpts => Rows("text");

    [TestMethod]
    [DynamicData(nameof(Messages), DynamicDataDisplayName = nameof(Name))]
    public void IsTheMessageOfWhatTheCodeThrows(string page, int line)
    {
        Block block = Find(page, line);
        var thrown = Assert.Throws<Exception>(() => PageProgram.Run(block), $"{block}: the code throws nothing.");
        Assert.AreEqual(block.Text, thrown.Message.ReplaceLineEndings("\n"), $"{block}: {thrown}");
    }

    [TestMethod]
    [DynamicData(nameof(Outputs), DynamicDataDisplayName = nameof(Name))]
    public void IsWhatTheCodePrints(string page, int line)
    {
        Block block = Find(page, line);
        Assert.AreEqual(block.Text, PageProgram.Run(block), $"{block} is not what the code before it prints.");
    }

    [TestMethod]
    [DynamicData(nameof(Refusals), DynamicDataDisplayName = nameof(Name))]
    public void IsWhatTheCompilerSays(string page, int line)
    {
        Block block = Find(page, line);
        Assert.AreEqual(block.Text, string.Join('\n', Compiler.Errors([.. Fragment.Of(block)])), $"{block} is not what the compiler says about the code before it.");
    }

    [TestMethod]
    [DynamicData(nameof(Excerpts), DynamicDataDisplayName = nameof(Name))]
    public void StandsInTheFileItIsTakenFrom(string page, int line)
    {
        Block block = Find(page, line);
        Assert.Contains(block.Text, Repository.ReadText(block.Note!.From!));
    }

    public static string Name(MethodInfo method, object[] row) => $"{row[0]}:{row[1]}";

    private static IEnumerable<object[]> Rows(string kind)
        => MarkdownPage.All.SelectMany(page => page.Blocks).Where(block => block.IsText && block.Note?.Kind == kind).Select(block => new object[] { block.Page, block.Line });

    private static Block Find(string page, int line) => MarkdownPage.Of(page).Blocks.Single(block => block.Line == line);
}
