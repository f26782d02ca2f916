using System.Reflection;

namespace Autograd.Core.Tests.Operations;

/// <summary>Finds the operation that has no row.</summary>
[TestClass]
public sealed class CompletenessTests
{
    [TestMethod]
    public void EveryOperationHasARow()
    {
        string[] missing = [.. OperationTypes().Except(TypesSeen()).Select(type => type.Name.Split('`')[0])];
        Assert.IsEmpty(missing, $"Add to OperationTable.Rows: {string.Join(", ", missing)}");
    }

    private static IEnumerable<Type> OperationTypes()
        => typeof(Variable).Assembly.GetTypes().Where(type => type.IsValueType && type.GetInterfaces().Any(i => i.Name == "IOperation"));

    /// <summary>The operations that the rows record, from the types of the nodes behind their results: <c>UnaryNode&lt;T, TOperation&gt;</c>.</summary>
    private static HashSet<Type> TypesSeen()
    {
        PropertyInfo node = typeof(Variable<double>).GetProperty("Node", BindingFlags.Instance | BindingFlags.NonPublic)!;
        var seen = new HashSet<Type>();
        foreach (OperationCase c in OperationTable.AllCases)
            Visit(node.GetValue(c.Row.InDouble(c.Leaves<double>()))!.GetType());

        return seen;

        void Visit(Type type)
        {
            seen.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
            foreach (Type argument in type.GenericTypeArguments)
                Visit(argument);
        }
    }
}
