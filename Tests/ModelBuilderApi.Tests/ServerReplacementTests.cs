using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModelBuilderApi.Tests;

/// <summary>Many who ask at once, each about another flat, while the model's file is replaced again and again.</summary>
[TestClass]
public sealed class ServerReplacementTests
{
    private const int Replacements = 2;

    private static readonly double[] Areas = [30, 60, 90, 120];

    [TestMethod]
    public async Task EveryAnswerIsToItsOwnQuestionAndOfTheModelItNames()
    {
        using Server server = await Server.Start();
        byte[][] models = [await Train(server, epochs: 100), await Train(server, epochs: 1)];

        // The file's time names a model.
        var expected = new Dictionary<(DateTime Model, double Area), double>();
        async Task Replace(int count)
        {
            DateTime time = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(count);
            await PutInPlace(server, models[count % models.Length], time);
            foreach (double area in Areas)
                expected[(time, area)] = (await Ask(server, area)).Score;
        }

        await Replace(0);
        var answers = new ConcurrentQueue<(DateTime Model, double Area, double Score)>();
        using var end = new CancellationTokenSource();
        Task[] clients = [.. Areas.Select(area => Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
                answers.Enqueue(await Ask(server, area));
        }))];
        for (int i = 1; i <= Replacements; i++)
            await Replace(i);
        await end.CancelAsync();
        await Task.WhenAll(clients);

        Assert.HasCount(models.Length * Areas.Length, expected.Values.Distinct());
        Assert.IsTrue(answers.All(answer => answer.Score == expected[(answer.Model, answer.Area)]));
        Assert.IsGreaterThanOrEqualTo(Replacements, answers.DistinctBy(answer => answer.Model).Count(), "All but the last one have answered for a while.");
    }

    private static async Task<byte[]> Train(Server server, int epochs)
    {
        using HttpResponseMessage response = await server.RetrainWhenFree(epochs);
        Assert.AreEqual("done", (await ServerEvent.Read(response).LastAsync()).Name);
        return await File.ReadAllBytesAsync(server.ModelPath);
    }

    // As programs do that want nobody to see half a file: written beside it, then renamed.
    private static async Task PutInPlace(Server server, byte[] model, DateTime time)
    {
        string beside = server.ModelPath + ".new";
        await File.WriteAllBytesAsync(beside, model);
        File.SetLastWriteTimeUtc(beside, time);
        File.Move(beside, server.ModelPath, overwrite: true);
        await server.HealthOnce((_, health) => health.GetProperty("model").GetDateTime() == time);
    }

    private static async Task<(DateTime Model, double Area, double Score)> Ask(Server server, double area)
    {
        JsonObject flat = ServerRequests.Flat();
        flat["Area"] = area;
        JsonElement answer = await server.Predict(flat);
        return (answer.GetProperty("model").GetDateTime(), area, answer.GetProperty("score").GetDouble());
    }
}
