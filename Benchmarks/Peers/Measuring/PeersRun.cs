using System.Diagnostics;
using Benchmarks.Peers.Report;

namespace Benchmarks.Peers.Measuring;

/// <summary>One run: how long it measures, and what it has found so far.</summary>
/// <param name="rounds">How often everything is measured.</param>
/// <param name="progress">Hears what is being measured.</param>
internal sealed class PeersRun(int rounds, IProgress<Now> progress)
{
    private static readonly TimeSpan FirstWarmUp = TimeSpan.FromSeconds(6), LaterWarmUp = TimeSpan.FromSeconds(1.5);

    private readonly List<Sheet> _sheets = [];
    private readonly List<Check> _checks = [];
    private readonly Neighbours _neighbours = new();
    private TimeSpan _warmUp = FirstWarmUp;

    public int Rounds => rounds;

    public IReadOnlyList<Sheet> Sheets => _sheets;

    public IReadOnlyList<Check> Checks => _checks;

    /// <summary>How undisturbed it was.</summary>
    public string Quietness => _neighbours.ToString();

    public void Add(Sheet sheet) => _sheets.Add(sheet);

    public void Add(Check check) => _checks.Add(check);

    /// <summary>Measures one thing after the other, again and again, so that all of them meet the machine in the same moods.</summary>
    /// <param name="what">What they have in common.</param>
    /// <param name="measurements">The things.</param>
    public Samples[] Measure(string what, IReadOnlyList<Measurement> measurements)
    {
        // The runtime takes a while to compile what is hot once more, and better; later comparisons run much of the same code.
        long started = Stopwatch.GetTimestamp();
        do
            MeasureOnce(what, measurements, round: 0);
        while (Stopwatch.GetElapsedTime(started) < _warmUp);
        _warmUp = LaterWarmUp;

        Sample[][] samples = [.. Enumerable.Range(1, rounds).Select(round => MeasureOnce(what, measurements, round))];
        return [.. measurements.Select((_, i) => new Samples([.. samples.Select(of => of[i])]))];
    }

    private Sample[] MeasureOnce(string what, IReadOnlyList<Measurement> measurements, int round)
    {
        var samples = new Sample[measurements.Count];
        for (int i = 0; i < samples.Length; i++)
        {
            progress.Report(new Now(what, measurements[i].Name, round, rounds));
            samples[i] = round == 0 ? new Sample(measurements[i].Measure(), IsDisturbed: false) : _neighbours.Measure(measurements[i].Measure);
        }

        // That nobody is there has to be seen before it can be told when somebody is.
        if (round == 0)
            _neighbours.AreBusy();
        return samples;
    }
}
