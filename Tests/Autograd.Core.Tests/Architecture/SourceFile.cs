using System.Text.RegularExpressions;

namespace Autograd.Core.Tests.Architecture;

/// <summary>A source file of the repository.</summary>
public sealed partial class SourceFile
{
    private static readonly string[] Generated = ["bin", "obj", "artifacts"];

    private SourceFile(string path)
    {
        Path = System.IO.Path.GetRelativePath(RepositoryRoot, path).Replace('\\', '/');
        string text = File.ReadAllText(path);
        LineCount = text.Count(c => c == '\n');
        Code = CommentsAndStrings().Replace(text, match => match.Value[0] == '/' ? "" : "\"\"");
    }

    /// <summary>The directory above the tests' output that holds the solution's settings.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>Relative to the repository's root, with slashes.</summary>
    public string Path { get; }

    public int LineCount { get; }

    /// <summary>The text without comments and without what is in quotes.</summary>
    public string Code { get; }

    /// <summary>The types declared here, with their arity: <c>Tape`1</c>.</summary>
    public IEnumerable<string> DeclaredTypes => Declaration().Matches(Code).Select(match => WithArity(match.Groups["name"].Value, match.Groups["arguments"].Value));

    /// <summary>The names used here, but not those behind a dot, with the arity they are used with.</summary>
    public IEnumerable<string> NamesUsed => Name().Matches(Code).Select(match => WithArity(match.Groups["name"].Value, match.Groups["arguments"].Value));

    /// <summary>The public types of which this is the home: a partial type is at home in the file that has its name.</summary>
    public IEnumerable<string> PublicTypes => PublicDeclaration().Matches(Code)
        .Where(match => !match.Value.Contains(" partial ") || System.IO.Path.GetFileName(Path).Split('.')[0] == match.Groups["name"].Value)
        .Select(match => match.Groups["name"].Value)
        .Distinct();

    /// <summary>All C# files in a folder of the repository, without generated ones.</summary>
    public static SourceFile[] In(string folder) =>
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(RepositoryRoot, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !System.IO.Path.GetRelativePath(RepositoryRoot, path).Split('/', '\\').Any(Generated.Contains))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path)),
    ];

    private static string FindRoot()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(System.IO.Path.Combine(directory.FullName, "global.json")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException($"No global.json above {AppContext.BaseDirectory}.");
    }

    private static string WithArity(string name, string arguments)
    {
        int depth = 0, arity = arguments.Length == 0 ? 0 : 1;
        foreach (char c in arguments)
        {
            depth += c is '<' or '(' or '[' ? 1 : c is '>' or ')' or ']' ? -1 : 0;
            arity += c == ',' && depth == 1 ? 1 : 0;
        }

        return arity == 0 ? name : $"{name}`{arity}";
    }

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|\$*"{3}.*?"{3}|[$@]*"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'""", RegexOptions.Singleline)]
    private static partial Regex CommentsAndStrings();

    [GeneratedRegex("""\b(?:class|struct|interface|enum|record)\s+(?<name>[A-Z]\w*)(?<arguments><[^>]*>)?""")]
    private static partial Regex Declaration();

    [GeneratedRegex("""(?<![.\w])(?<name>[A-Z]\w*)(?<arguments><(?>[^<>;{}()]|<(?<open>)|>(?<-open>))*(?(open)(?!))>)?""")]
    private static partial Regex Name();

    [GeneratedRegex("""^public .*?\b(?:class|struct|interface|enum|record|delegate)\s+(?<name>\w+)""", RegexOptions.Multiline)]
    private static partial Regex PublicDeclaration();
}
