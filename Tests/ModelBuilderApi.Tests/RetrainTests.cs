using System.Net;
using System.Text.Json;

namespace ModelBuilderApi.Tests;

[TestClass]
public sealed class RetrainTests
{
    // Long enough that nobody waits for its end.
    private const int Endless = 100_000;

    private static Server s_server = null!;

    [ClassInitialize]
    public static async Task StartServer(TestContext _) => s_server = await Server.Start();

    [ClassCleanup]
    public static void StopServer() => s_server.Dispose();

    [TestMethod]
    public async Task TellsOfEveryEpochAndThenOfTheResult()
    {
        using HttpResponseMessage response = await s_server.RetrainWhenFree();
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.AreEqual("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        List<ServerEvent> events = await ServerEvent.Read(response).ToListAsync();

        List<ServerEvent> epochs = events[..^1];
        CollectionAssert.AreEqual(Enumerable.Repeat("epoch", epochs.Count).ToArray(), epochs.Select(item => item.Name).ToArray());
        CollectionAssert.AreEqual(Enumerable.Range(1, epochs.Count).Select(epoch => (double)epoch).ToArray(), epochs.Select(item => item["epoch"]).ToArray());
        Assert.IsTrue(epochs.All(item => item["epochs"] == 100));
        Assert.IsLessThan(epochs[0]["loss"] / 2, epochs[^1]["loss"]);
        Assert.IsLessThan(epochs[0]["validationLoss"] / 2, epochs[^1]["validationLoss"]);

        ServerEvent done = events[^1];
        Assert.AreEqual("done", done.Name);
        Assert.AreEqual(epochs.Count, done["epochs"]);
        Assert.IsInRange(0.95, 1, done["rSquared"]);
        Assert.IsInRange(1, 30, done["rmse"]);
        Assert.IsGreaterThan(0, done["seconds"]);
    }

    [TestMethod]
    public async Task TrainsAsLongAsItIsTold()
    {
        using HttpResponseMessage response = await s_server.RetrainWhenFree(epochs: 7);
        List<ServerEvent> events = await ServerEvent.Read(response).ToListAsync();
        Assert.HasCount(8, events);
        Assert.AreEqual(7, events[^1]["epochs"]);
    }

    [TestMethod]
    [DataRow("0")]
    [DataRow("-3")]
    [DataRow("1.5")]
    [DataRow("many")]
    [DataRow("")]
    public async Task AWrongNumberOfEpochsIsAProblem(string epochs)
    {
        using HttpResponseMessage response = await s_server.Post($"retrain?epochs={epochs}", "");
        JsonElement problem = await ServerRequests.Problem(response, HttpStatusCode.BadRequest);
        Assert.AreEqual($"epochs must be a whole number between 1 and {Endless}, got '{epochs}'.", problem.GetProperty("errors").GetProperty("epochs")[0].GetString());
    }

    [TestMethod]
    public async Task WhoHasReadTheEndIsAnsweredByTheNewModel()
    {
        JsonElement before = await s_server.Predict(ServerRequests.Flat());
        using HttpResponseMessage response = await s_server.RetrainWhenFree(epochs: 2);
        Assert.AreEqual("done", (await ServerEvent.Read(response).LastAsync()).Name);

        JsonElement after = await s_server.Predict(ServerRequests.Flat());
        Assert.AreNotEqual(before.GetProperty("score").GetDouble(), after.GetProperty("score").GetDouble());
        Assert.AreEqual(File.GetLastWriteTimeUtc(s_server.ModelPath), after.GetProperty("model").GetDateTime());
        Assert.IsEmpty(Directory.GetFiles(Path.GetDirectoryName(s_server.ModelPath)!).Except([s_server.ModelPath, s_server.DataPath]));
    }

    [TestMethod]
    public async Task OnlyOneRunsAtATime()
    {
        using HttpResponseMessage first = await s_server.RetrainWhenFree(Endless);
        Assert.AreEqual(HttpStatusCode.OK, first.StatusCode);
        using HttpResponseMessage second = await s_server.Retrain();
        JsonElement problem = await ServerRequests.Problem(second, HttpStatusCode.Conflict);
        Assert.StartsWith("A training is running already.", problem.GetProperty("detail").GetString());
        await s_server.Predict(ServerRequests.Flat());
    }

    [TestMethod]
    public async Task WhoLeavesCancelsAndTheOldModelStays()
    {
        byte[] before = await File.ReadAllBytesAsync(s_server.ModelPath);
        DateTime time = File.GetLastWriteTimeUtc(s_server.ModelPath);
        using (HttpResponseMessage response = await s_server.RetrainWhenFree(Endless))
            Assert.AreEqual(1, (await ServerEvent.Read(response).FirstAsync())["epoch"]);

        // A server that begins another training has ended the one that was left.
        using HttpResponseMessage next = await s_server.RetrainWhenFree(Endless);
        Assert.AreEqual(HttpStatusCode.OK, next.StatusCode);
        Assert.AreEqual(time, File.GetLastWriteTimeUtc(s_server.ModelPath));
        CollectionAssert.AreEqual(before, await File.ReadAllBytesAsync(s_server.ModelPath));
        Assert.AreEqual(time, (await s_server.Get("health")).GetProperty("model").GetDateTime());
    }

    [TestMethod]
    public async Task DataThatCannotBeReadFailTheTrainingAndNotTheServer()
    {
        string hidden = s_server.DataPath + ".hidden";
        using (HttpResponseMessage free = await s_server.RetrainWhenFree(epochs: 1))
            await ServerEvent.Read(free).LastAsync();
        File.Move(s_server.DataPath, hidden);
        try
        {
            using HttpResponseMessage response = await s_server.RetrainWhenFree();
            ServerEvent only = await ServerEvent.Read(response).SingleAsync();
            Assert.AreEqual("failed", only.Name);
            Assert.Contains(Path.GetFileName(s_server.DataPath), only.Data.GetProperty("title").GetString()!);
            await s_server.Predict(ServerRequests.Flat());
        }
        finally
        {
            File.Move(hidden, s_server.DataPath);
        }
    }
}
