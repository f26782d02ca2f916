namespace Docs.Tests;

/// <summary>The files of the repository.</summary>
internal static class Repository
{
    private static readonly string[] Generated = ["bin", "obj", "artifacts", ".git"];

    private static readonly string Root = FindRoot();

    /// <summary>The Markdown files, relative to the root, with slashes.</summary>
    public static IReadOnlyList<string> MarkdownFiles { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(Generated.Contains))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The full path of a file that is named relative to the root.</summary>
    public static string FullPath(string path) => Path.Combine(Root, path);

    public static string ReadText(string path) => File.ReadAllText(FullPath(path));

    private static string FindRoot()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "global.json")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException($"No global.json above {AppContext.BaseDirectory}.");
    }
}
