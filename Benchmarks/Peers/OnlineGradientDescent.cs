using System.Diagnostics;
using Microsoft.ML;

namespace Benchmarks.Peers;

/// <summary>ML.NET's own trainer, where the package is there; what one more iteration costs, so without what comes once.</summary>
internal sealed class OnlineGradientDescent : IPeer
{
    private const int More = 3;

    /// <summary>Whether this is ML.NET, and not its stand-in.</summary>
    public static bool IsAvailable => typeof(MLContext).Assembly.GetName().Name != "MLNet.Offline";

    public string Name => "OnlineGradientDescent";

    public double NanosecondsPerRow(LinearData data) => (Time(data, 1 + More) - Time(data, 1)) / More / data.Workload.Rows;

    private static double Time(LinearData data, int iterations)
    {
        long started = Stopwatch.GetTimestamp();
        data.Context.Regression.Trainers.OnlineGradientDescent(numberOfIterations: iterations, learningRate: 1e-4f).Fit(data.View);
        return Stopwatch.GetElapsedTime(started).TotalNanoseconds;
    }
}
