using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModelBuilderApi.Tests;

/// <summary>What the tests ask of the server.</summary>
internal static class ServerRequests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A flat without mistakes.</summary>
    public static JsonObject Flat() => new()
    {
        ["Area"] = 66.9,
        ["Rooms"] = 3,
        ["Floor"] = 1,
        ["Year"] = 2010,
        ["District"] = "Harbour",
        ["Balcony"] = false,
    };

    extension(Server server)
    {
        public Task<JsonElement> Get(string path) => server.Client.GetFromJsonAsync<JsonElement>(path);

        public Task<HttpResponseMessage> Post(string path, string body)
            => server.Client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));

        public async Task<JsonElement> Predict(JsonObject flat)
        {
            using HttpResponseMessage response = await server.Post("predict", flat.ToJsonString());
            string body = await response.Content.ReadAsStringAsync();
            Assert.AreEqual(HttpStatusCode.OK, response.StatusCode, body);
            return JsonElement.Parse(body);
        }

        /// <summary>The messages of an answer that must be "400 Bad Request" with problem details, by field.</summary>
        public async Task<Dictionary<string, string[]>> Errors(string body)
        {
            using HttpResponseMessage response = await server.Post("predict", body);
            JsonElement problem = await Problem(response, HttpStatusCode.BadRequest);
            return problem.GetProperty("errors").Deserialize<Dictionary<string, string[]>>()!;
        }

        /// <summary>Begins a retraining; its events are still to come.</summary>
        public Task<HttpResponseMessage> Retrain(int? epochs = null)
            => server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Post, epochs is null ? "retrain" : $"retrain?epochs={epochs}"), HttpCompletionOption.ResponseHeadersRead);

        /// <summary>Retrains as soon as nobody else does: somebody who left is noticed a moment later.</summary>
        public async Task<HttpResponseMessage> RetrainWhenFree(int? epochs = null)
        {
            using var patience = new CancellationTokenSource(Patience);
            for (; ; )
            {
                HttpResponseMessage response = await server.Retrain(epochs);
                if (response.StatusCode != HttpStatusCode.Conflict)
                    return response;
                response.Dispose();
                await Task.Delay(20, patience.Token);
            }
        }

        /// <summary>Asks again and again until the server's health is as it should be.</summary>
        public async Task<JsonElement> HealthOnce(Func<HttpStatusCode, JsonElement, bool> wanted)
        {
            using var patience = new CancellationTokenSource(Patience);
            for (; ; )
            {
                using HttpResponseMessage response = await server.Client.GetAsync("health");
                JsonElement health = await response.Content.ReadFromJsonAsync<JsonElement>();
                if (wanted(response.StatusCode, health))
                    return health;
                await Task.Delay(20, patience.Token);
            }
        }

        /// <summary>Waits until the server has printed a text.</summary>
        public async Task PrintedOnce(string text)
        {
            using var patience = new CancellationTokenSource(Patience);
            while (!server.Output.Contains(text))
                await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>The problem details of an answer that must have this status.</summary>
    public static async Task<JsonElement> Problem(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.AreEqual(status, response.StatusCode);
        Assert.AreEqual("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.AreEqual((int)status, problem.GetProperty("status").GetInt32());
        Assert.AreNotEqual("", problem.GetProperty("title").GetString());
        return problem;
    }
}
