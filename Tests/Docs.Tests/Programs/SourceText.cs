using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Docs.Tests.Programs;

/// <summary>Puts fragments together to a program with top-level statements: directives first, then statements, then types.</summary>
internal static class SourceText
{
    /// <summary>What the program prints before the last fragment begins.</summary>
    public const char Mark = '\u001e';

    public static string Of(IReadOnlyList<Fragment> fragments)
    {
        (Fragment Fragment, CompilationUnitSyntax Unit)[] units = [.. fragments.Select(fragment => (fragment, Parse(fragment.Text)))];
        var usings = units.SelectMany(unit => unit.Unit.Usings.Select(directive => (unit.Fragment, Node: directive))).DistinctBy(directive => directive.Node.ToString());
        var text = new StringBuilder();
        foreach ((Fragment fragment, UsingDirectiveSyntax node) in usings)
            Append(text, fragment, node);
        for (int i = 0; i < units.Length; i++)
        {
            if (i == units.Length - 1)
                text.Append($"#line hidden\nglobal::System.Console.Write('\\u{(int)Mark:x4}');\n");
            foreach (GlobalStatementSyntax statement in units[i].Unit.Members.OfType<GlobalStatementSyntax>())
                Append(text, units[i].Fragment, statement);
        }

        foreach ((Fragment fragment, CompilationUnitSyntax unit) in units)
        {
            foreach (MemberDeclarationSyntax type in unit.Members.Where(member => member is not GlobalStatementSyntax))
                Append(text, fragment, type);
        }

        return text.ToString();
    }

    /// <summary>What comments behind <c>Console.WriteLine</c> say that it prints.</summary>
    public static IEnumerable<string> Announced(string code) =>
        from statement in Parse(code).DescendantNodes().OfType<ExpressionStatementSyntax>()
        where statement.Expression is InvocationExpressionSyntax call && call.Expression.ToString() == "Console.WriteLine"
        from trivia in statement.GetTrailingTrivia()
        where trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)
        select trivia.ToString()[2..].Trim();

    /// <summary>Why a code is no C#, whatever it means.</summary>
    public static IEnumerable<string> SyntaxErrors(string code) => Parse(code).GetDiagnostics().Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture));

    /// <summary>The words of a code, without comments and layout.</summary>
    public static string[] Tokens(string code)
        => [.. SyntaxFactory.ParseTokens(code).Where(token => !token.IsKind(SyntaxKind.EndOfFileToken)).Select(token => token.Text)];

    private static CompilationUnitSyntax Parse(string code) => SyntaxFactory.ParseCompilationUnit(code);

    // Compiler and debugger then speak of the page.
    private static void Append(StringBuilder text, Fragment fragment, SyntaxNode node)
    {
        int line = fragment.Line + node.SyntaxTree.GetLineSpan(node.FullSpan).StartLinePosition.Line;
        text.Append($"#line {line} \"{fragment.Path}\"\n").Append(node.ToFullString().TrimEnd()).Append('\n');
    }
}
