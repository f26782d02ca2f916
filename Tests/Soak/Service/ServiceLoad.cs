using System.Globalization;
using System.Text.Json;
using Microsoft.ML;
using ModelBuilderApi.Tests;
using ModelBuilderApp;
using Soak.Trends;

namespace Soak.Service;

/// <summary>The sample ModelBuilderApi under load, in a process of its own, while the file of its model is replaced every second by the other of two.</summary>
internal static class ServiceLoad
{
    private const int Connections = 8;
    private const int Flats = 60;

    // The runtime changes the size of its pool with the load of the machine, which would look like threads that nobody ends.
    private static readonly Dictionary<string, string?> PoolOfOneSize = new() { ["DOTNET_ThreadPool_ForceMinWorkerThreads"] = "8", ["DOTNET_ThreadPool_ForceMaxWorkerThreads"] = "8" };

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Asks until the time is over.</summary>
    public static async Task<Findings> Run(Course course)
    {
        List<MLModel1.ModelInput> flats = [.. LoadFlats(MLModel1.RetrainFilePath)];
        FlatModel[] models = [.. new[] { 3, 50 }.Select(epochs => FlatModel.Train(MLModel1.RetrainFilePath, flats, epochs))];
        if (models[0].Scores.Zip(models[1].Scores).Any(pair => pair.First == pair.Second))
            throw new InvalidOperationException("The two models agree about a flat, so that an answer would not tell which one gave it.");

        ModelFiles? files = null;
        using Server server = await Server.Start(
            before =>
            {
                files = new ModelFiles(before.ModelPath, models);
                files.Replace();
            },
            PoolOfOneSize);
        byte[][] bodies = [.. flats.Select(ToJson)];
        Connection[] connections = [.. Enumerable.Range(0, Connections).Select(i => new Connection(server.Client.BaseAddress!, bodies, first: i, files!))];
        using var end = new CancellationTokenSource();
        Task[] asking = [.. connections.Select(connection => Task.Run(() => connection.Run(course, end.Token)))];

        var footprints = new List<Footprint>();
        do
        {
            await Task.Delay(Between);
            files!.Replace();
            Footprint footprint = Footprint.Of(server.ProcessId);
            if (course.IsWarm)
                footprints.Add(footprint);
            course.Tell(string.Create(
                CultureInfo.InvariantCulture,
                $"{files.Count - 1} replacements, {connections.Sum(connection => connection.Errors.Count)} errors, server with {footprint.WorkingSet:F0} MB, {footprint.Handles} handles, {footprint.Threads} threads"));
        }
        while (course.Share < 1);

        TimeSpan asked = course.Elapsed;
        await end.CancelAsync();
        await Task.WhenAll(asking);
        bool servesLast = await Serves(server, files.Last);
        return Sum(asked, files, connections, footprints, servesLast, server.Output);
    }

    private static Findings Sum(TimeSpan asked, ModelFiles files, Connection[] connections, List<Footprint> footprints, bool servesLast, string output)
    {
        string[] errors = [.. connections.SelectMany(connection => connection.Errors)];
        string[] wrong = [.. connections.SelectMany(connection => connection.Wrong)];
        string[] refused = [.. output.Split(Environment.NewLine).Where(line => line.Contains("Cannot load", StringComparison.Ordinal))];
        List<string> failures = [.. errors, .. wrong, .. refused.Select(line => $"The server said: {line.Trim()}")];
        if (!servesLast)
            failures.Add("The server does not serve the last model.");

        long answers = connections.Sum(connection => connection.Answers);
        var latencies = new Latencies();
        foreach (Connection connection in connections)
            latencies.Add(connection.Latencies);
        return new Findings(
            "Prediction service",
            [
                ("Connections", Number(connections.Length)),
                ("Minutes", asked.TotalMinutes.ToString("F1", CultureInfo.InvariantCulture)),
                ("Answers", Number(answers)),
                ("Errors", Number(errors.Length)),
                ("Wrong answers", Number(wrong.Length)),
                ("Models put in place", Number(files.Count)),
                ("Models that answered", Number(connections.SelectMany(connection => connection.Models).Distinct().Count())),
                ("Answers a second", Number(answers / asked.TotalSeconds)),
                ("p50, ms", Milliseconds(latencies.Quantile(0.5))),
                ("p99, ms", Milliseconds(latencies.Quantile(0.99))),
                ("Longest, ms", Milliseconds(latencies.Longest)),
            ],
            [
                new Trend("Working set of the server, MB", 32, [.. footprints.Select(footprint => footprint.WorkingSet)]),
                new Trend("Handles of the server", 3, [.. footprints.Select(footprint => (double)footprint.Handles)]),
                new Trend("Threads of the server", 3, [.. footprints.Select(footprint => (double)footprint.Threads)]),
            ],
            failures);
    }

    private static async Task<bool> Serves(Server server, DateTime model)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!patience.IsCancellationRequested)
        {
            using JsonDocument health = JsonDocument.Parse(await server.Client.GetStringAsync("health"));
            if (health.RootElement.GetProperty("model").GetDateTime() == model)
                return true;
            await Task.Delay(50);
        }

        return false;
    }

    private static IEnumerable<MLModel1.ModelInput> LoadFlats(string path)
    {
        var mlContext = new MLContext();
        return mlContext.Data.CreateEnumerable<MLModel1.ModelInput>(MLModel1.LoadIDataViewFromFile(mlContext, path), reuseRowObject: false).Take(Flats);
    }

    private static byte[] ToJson(MLModel1.ModelInput flat) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        flat.Area,
        flat.Rooms,
        flat.Floor,
        Year = float.IsNaN(flat.Year) ? (float?)null : flat.Year,
        flat.District,
        flat.Balcony,
    });

    private static string Number(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Milliseconds(double value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
