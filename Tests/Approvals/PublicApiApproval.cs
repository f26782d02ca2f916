using System.Reflection;

namespace Approvals;

/// <summary>Holds the public face of an assembly to the text that was approved.</summary>
internal static class PublicApiApproval
{
    /// <summary>Fails with the lines that differ from <c>PublicApi/&lt;assembly&gt;.txt</c> in the folder of the test project.</summary>
    public static void Verify(Assembly assembly)
    {
        string name = assembly.GetName().Name!;
        string approvedPath = Path.Combine(TestProject(), "PublicApi", $"{name}.txt");
        string approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).ReplaceLineEndings("\n") : "";
        string received = PublicApiListing.Of(assembly.GetExportedTypes());
        if (received == approved)
            return;

        string receivedPath = Path.Combine(Directory.CreateTempSubdirectory("public-api-").FullName, $"{name}.txt");
        File.WriteAllText(receivedPath, received);
        Assert.Fail($"""
            The public API of {name} is not the approved one:

            {string.Join(Environment.NewLine, PublicApiDifference.Between(approved, received))}

            If that is meant, accept it: cp "{receivedPath}" "{approvedPath}"
            """);
    }

    // The nearest directory above the tests' output that holds a project.
    private static string TestProject()
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (directory.EnumerateFiles("*.csproj").Any())
                return directory.FullName;
        }

        throw new InvalidOperationException($"No test project above {AppContext.BaseDirectory}: the tests are run where they were built.");
    }
}
