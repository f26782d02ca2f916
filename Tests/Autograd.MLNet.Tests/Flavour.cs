using Microsoft.ML;

namespace Autograd.MLNet.Tests;

[TestClass]
public static class Flavour
{
    [AssemblyInitialize]
    public static void Print(TestContext context)
        => Console.WriteLine($"ML.NET under test: {typeof(MLContext).Assembly.GetName().Name} {typeof(MLContext).Assembly.GetName().Version}");
}
