using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Docs.Tests.Programs;

/// <summary>Compiles programs as a project of somebody who has installed the package would be.</summary>
internal static class Compiler
{
    private static readonly CSharpParseOptions Language = new(LanguageVersion.Default);

    // Those of Microsoft.NET.Sdk.
    private static readonly SyntaxTree ImplicitUsings = CSharpSyntaxTree.ParseText(
        string.Concat(
            new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks" }
                .Select(name => $"global using global::{name};\n")),
        Language);

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Page",
        [ImplicitUsings],
        References(),
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error, deterministic: true)
            .WithSpecificDiagnosticOptions(new Dictionary<string, ReportDiagnostic>
            {
                // As in Microsoft.NET.Sdk: versions of assemblies are the packages' business.
                ["CS1701"] = ReportDiagnostic.Suppress,
                ["CS1702"] = ReportDiagnostic.Suppress,
            }));

    /// <summary>Compiles a program.</summary>
    /// <exception cref="AssertFailedException">It has errors or warnings; the message names page and line.</exception>
    public static (byte[] Assembly, byte[] Symbols) Compile(IReadOnlyList<Fragment> fragments)
    {
        using MemoryStream assembly = new(), symbols = new();
        Diagnostic[] errors = Emit(fragments, assembly, symbols);
        Assert.IsEmpty(errors, string.Join(Environment.NewLine, errors.Select(Describe)));
        return (assembly.ToArray(), symbols.ToArray());
    }

    /// <summary>What the compiler says about a program that it refuses.</summary>
    public static IEnumerable<string> Errors(IReadOnlyList<Fragment> fragments)
        => Emit(fragments, Stream.Null, Stream.Null).Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");

    private static Diagnostic[] Emit(IReadOnlyList<Fragment> fragments, Stream assembly, Stream symbols)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.Of(fragments), Language, path: "Page.cs", encoding: Encoding.UTF8);
        EmitResult result = Empty.AddSyntaxTrees(tree).Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        return [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }

    private static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetMappedLineSpan();
        return $"{place.Path}:{place.StartLinePosition.Line + 1}: {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }

    // The framework, the product and ML.NET, and nothing else that the tests use.
    private static IEnumerable<MetadataReference> References()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] product = ["Autograd.", "MLNet.Offline", "Microsoft.ML", "System."];
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework || product.Any(name => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal)))
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
