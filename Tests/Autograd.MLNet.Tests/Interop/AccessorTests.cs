using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Interop;

/// <summary>Every touch of ML.NET's internals is bound here, so that an upgrade which moves one fails here and nowhere else.</summary>
[TestClass]
public sealed class AccessorTests
{
    private static readonly Assembly Product = typeof(AutogradCatalog).Assembly;

    public static IEnumerable<object[]> Accessors => Methods(Product)
        .Where(method => method.GetCustomAttribute<UnsafeAccessorAttribute>() is not null)
        .Select(method => new object[] { $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(p => p.ParameterType.Name))})", method });

    [TestMethod]
    [DynamicData(nameof(Accessors), DynamicDataDisplayName = nameof(DisplayName))]
    public void Accessor_BindsToAMemberOfMLNet(string name, MethodInfo accessor)
    {
        Bind(accessor);
    }

    [TestMethod]
    public void Accessors_AreOnlyInInterop()
    {
        var elsewhere = Accessors.Select(row => (MethodInfo)row[1]).Where(method => method.DeclaringType!.Namespace != "Autograd.MLNet.Interop");

        Assert.IsEmpty(elsewhere);
        Assert.IsGreaterThanOrEqualTo(7, Accessors.Count());
    }

    [TestMethod]
    public void Binding_FailsForAMemberThatIsNotThere()
    {
        MethodInfo missing = Methods(typeof(AccessorTests).Assembly).Single(method => method.Name == nameof(MissingMember.Missing));

        Assert.Throws<MissingMethodException>(() => Bind(missing));
    }

    public static string DisplayName(MethodInfo _, object[] row) => (string)row[0];

    private static IEnumerable<MethodInfo> Methods(Assembly assembly) => assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly));

    // Compiling an accessor is what looks its member up.
    private static void Bind(MethodInfo accessor)
    {
        if (!accessor.DeclaringType!.IsGenericTypeDefinition)
            RuntimeHelpers.PrepareMethod(accessor.MethodHandle);
        else
            RuntimeHelpers.PrepareMethod(accessor.MethodHandle, [typeof(LinearRegressionModelParameters).TypeHandle]);
    }

    private static class MissingMember
    {
        [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "NoSuchMember")]
        public static extern int Missing(MLContext context);
    }
}
