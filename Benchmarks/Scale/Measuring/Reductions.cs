using System.Diagnostics;
using Autograd.Distributed;

namespace Benchmarks.Scale.Measuring;

/// <summary>How long sums over all ranks take, by their length, and with work between them. All ranks call these.</summary>
internal static class Reductions
{
    private const int Rounds = 15, LongestFloats = 1 << 20, WarmUps = 10;
    private const double FloatsPerRound = 1 << 17;

    // A step of a hundred rows or so: half a millisecond of products, one after the other.
    private const int WorkProducts = 300_000, WorkFloats = 100, WorkRepetitions = 100;

    public static IReadOnlyList<ReductionTime> Measure(ICommunicator communicator)
    {
        List<ReductionTime> times = [];
        for (int floats = 1; floats <= LongestFloats; floats *= 4)
        {
            float[] values = new float[floats];
            times.Add(new ReductionTime(floats * sizeof(float), Quartiles(communicator, (int)Math.Clamp(FloatsPerRound / floats, 5, 100), () => communicator.AllReduce(values))[0]));
        }

        return times;
    }

    /// <summary>Work on all ranks that does not depend on the clock, and so takes longer where something else takes the processor.</summary>
    public static WorkTime MeasureWithWork(ICommunicator communicator)
    {
        float[] values = new float[WorkFloats];
        double product = 1;
        double[] seconds = Quartiles(communicator, WorkRepetitions, Work, () => communicator.AllReduce(values), () =>
        {
            Work();
            communicator.AllReduce(values);
        });
        return new WorkTime(seconds[0], seconds[1], seconds[2]);

        void Work()
        {
            double local = product;
            for (int i = 0; i < WorkProducts; i++)
                local = (local * 0.999999) + 1e-9;
            product = local;
        }
    }

    // The lower quartiles of rounds in which one follows the other.
    private static double[] Quartiles(ICommunicator communicator, int repetitions, params ReadOnlySpan<Action> actions)
    {
        double[][] seconds = [.. Enumerable.Range(0, actions.Length).Select(_ => new double[Rounds])];
        for (int round = -1; round < Rounds; round++)
        {
            for (int i = 0; i < actions.Length; i++)
            {
                communicator.Barrier();
                long started = Stopwatch.GetTimestamp();
                for (int repetition = 0; repetition < (round < 0 ? WarmUps : repetitions); repetition++)
                    actions[i]();
                if (round >= 0)
                    seconds[i][round] = Stopwatch.GetElapsedTime(started).TotalSeconds / repetitions;
            }
        }

        return Array.ConvertAll(seconds, times => times.Order().ElementAt(Rounds / 4));
    }
}
