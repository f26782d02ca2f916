namespace Autograd.Core.Tests.Architecture;

/// <summary>The reading of source files, on which the rules rest.</summary>
[TestClass]
public sealed class SourceFileTests
{
    [TestMethod]
    public void DeclaredTypesAreFound()
    {
        SourceFile gradMode = File("Autograd.Core/GradMode.cs");
        Assert.AreSequenceEqual(["GradMode", "Scope"], gradMode.DeclaredTypes);
        Assert.AreSequenceEqual(["GradMode"], gradMode.PublicTypes);
        Assert.AreSequenceEqual(["BinaryNode`2"], File("Autograd.Core/Tape/BinaryNode.cs").DeclaredTypes);
    }

    [TestMethod]
    public void NamesAreFoundWithTheirArityAndNotInComments()
    {
        string[] names = [.. File("Autograd.Core/Tape/BinaryNode.cs").NamesUsed];
        foreach (string name in new[] { "Node`1", "SavedInput`1", "IBinaryOperation`1", "Reads", "Math", "BackwardPass`1" })
            Assert.Contains(name, names);
        Assert.DoesNotContain("The", names);
        Assert.DoesNotContain("Max", names);
        Assert.DoesNotContain("Backward0", names);
    }

    [TestMethod]
    public void ContinuationsOfAPartialTypeAreNotItsHome()
    {
        Assert.IsEmpty(File("Autograd.Core/Operations/Arithmetic/Add.cs").PublicTypes);
        Assert.AreSequenceEqual(["Unbound"], File("Autograd.Core/Operations/Shaping/Unbind.cs").PublicTypes);
        Assert.AreSequenceEqual(["Variable"], File("Autograd.Core/Variable.cs").PublicTypes);
    }

    private static SourceFile File(string path) => SourceFile.In("Autograd.Core").Single(file => file.Path == path);
}
