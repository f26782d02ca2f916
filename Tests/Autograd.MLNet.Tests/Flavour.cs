using System.Text;
using Microsoft.ML;

namespace Autograd.MLNet.Tests;

/// <summary>Tells which ML.NET the tests ran on.</summary>
[TestClass]
public static class Flavour
{
    [AssemblyInitialize]
    public static void Print(TestContext context)
    {
        // Past the console, whose output the test runner keeps for failed tests.
        using Stream output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes($"ML.NET under test: {typeof(MLContext).Assembly.GetName().Name}{Environment.NewLine}"));
    }
}
