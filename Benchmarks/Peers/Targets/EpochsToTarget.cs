using System.Diagnostics;
using Benchmarks.Peers.Data;
using Microsoft.ML.Trainers;

namespace Benchmarks.Peers.Targets;

/// <summary>A trainer that is given no more epochs than it needs: how many that is, is found out before its time counts.</summary>
/// <param name="name">The trainer and how it is set up.</param>
/// <param name="fit">Trains with a number of epochs.</param>
internal sealed class EpochsToTarget(string name, Func<LinearData, int, LinearRegressionModelParameters> fit) : ITargetPeer
{
    private const int Most = 100;

    private int _epochs = 1;

    public string Name => name;

    public Reached Train(Goal goal)
    {
        Reached reached = Train(goal, _epochs);
        while (!goal.IsReachedBy(reached.Loss) && _epochs < Most)
        {
            _epochs = Math.Min(Most, Math.Max(_epochs + 1, _epochs * 5 / 4));
            reached = Train(goal, _epochs);
        }

        return reached;
    }

    private Reached Train(Goal goal, int epochs)
    {
        long started = Stopwatch.GetTimestamp();
        LinearRegressionModelParameters model = fit(goal.Data, epochs);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new Reached(seconds, epochs, LeastSquares.Loss(goal.Data, [.. model.Weights.Select(weight => (double)weight), model.Bias]));
    }
}
