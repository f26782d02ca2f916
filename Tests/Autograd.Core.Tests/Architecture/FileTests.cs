namespace Autograd.Core.Tests.Architecture;

/// <summary>Small files, one public type each, in the whole repository.</summary>
[TestClass]
public sealed class FileTests
{
    [TestMethod]
    public void NoSourceFileIsLongerThan400Lines()
    {
        string[] violations = [.. SourceFile.In("").Where(file => file.LineCount > 400).Select(file => $"{file.Path}: {file.LineCount} lines")];
        Assert.IsEmpty(violations, string.Join(Environment.NewLine, violations));
    }

    [TestMethod]
    public void AFileIsTheHomeOfAtMostOnePublicType()
    {
        string[] violations = [.. SourceFile.In("").Where(file => file.PublicTypes.Count() > 1).Select(file => $"{file.Path}: {string.Join(", ", file.PublicTypes)}")];
        Assert.IsEmpty(violations, string.Join(Environment.NewLine, violations));
    }
}
