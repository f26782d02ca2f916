using Microsoft.ML;

namespace Docs.Tests;

/// <summary>Which ML.NET the pages are tried with.</summary>
internal static class Flavour
{
    /// <summary>Whether it is the stand-in of <c>eng/MLNet.Offline</c>.</summary>
    public static bool IsOffline { get; } = typeof(MLContext).Assembly.GetName().Name == "MLNet.Offline";
}
