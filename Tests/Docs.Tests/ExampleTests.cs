using System.Reflection;
using Docs.Tests.Programs;

namespace Docs.Tests;

/// <summary>The examples in documentation comments compile without a warning and run.</summary>
[TestClass]
public sealed class ExampleTests
{
    public static IEnumerable<object[]> Examples => Example.All.Select((example, i) => new object[] { example.Member, i });

    [TestMethod]
    [DynamicData(nameof(Examples), DynamicDataDisplayName = nameof(Name))]
    public void Runs(string member, int index) => PageProgram.Run(member, Example.All[index].Program);

    public static string Name(MethodInfo method, object[] row) => (string)row[0];
}
