using System.Net;
using System.Text.Json;

namespace ModelBuilderApi.Tests;

/// <summary>A server whose model's file is changed by others.</summary>
[TestClass]
public sealed class ReloadTests
{
    [TestMethod]
    public async Task TheModelIsWhateverTheFileIs()
    {
        using Server server = await Server.Start(before => File.WriteAllText(before.ModelPath, "no model"));

        // Nothing to serve with.
        await server.HealthOnce((status, health) => status == HttpStatusCode.ServiceUnavailable && health.GetProperty("status").GetString() == "Unhealthy");
        using (HttpResponseMessage response = await server.Post("predict", ServerRequests.Flat().ToJsonString()))
            await ServerRequests.Problem(response, HttpStatusCode.ServiceUnavailable);
        using (HttpResponseMessage response = await server.Client.GetAsync("schema"))
            await ServerRequests.Problem(response, HttpStatusCode.ServiceUnavailable);

        // A training makes the first model.
        using (HttpResponseMessage response = await server.Retrain(epochs: 3))
            Assert.AreEqual("done", (await ServerEvent.Read(response).LastAsync()).Name);
        double first = (await server.Predict(ServerRequests.Flat())).GetProperty("score").GetDouble();
        string kept = server.ModelPath + ".kept";
        File.Copy(server.ModelPath, kept);
        using (HttpResponseMessage response = await server.Retrain())
            Assert.AreEqual("done", (await ServerEvent.Read(response).LastAsync()).Name);
        double second = (await server.Predict(ServerRequests.Flat())).GetProperty("score").GetDouble();
        Assert.AreNotEqual(first, second);

        // Somebody puts the first one back.
        DateTime time = DateTime.UtcNow.AddDays(-1);
        File.SetLastWriteTimeUtc(kept, time);
        File.Move(kept, server.ModelPath, overwrite: true);
        JsonElement health = await server.HealthOnce((_, health) => health.GetProperty("model").GetDateTime() == time);
        Assert.AreEqual("Healthy", health.GetProperty("status").GetString());
        Assert.AreEqual(first, (await server.Predict(ServerRequests.Flat())).GetProperty("score").GetDouble());

        // A broken file, and then none, change nothing for those who ask.
        File.WriteAllText(server.ModelPath, "no model");
        await server.PrintedOnce("the model before it stays");
        Assert.AreEqual(first, (await server.Predict(ServerRequests.Flat())).GetProperty("score").GetDouble());
        Assert.AreEqual(time, (await server.Get("health")).GetProperty("model").GetDateTime());
    }
}
