using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModelBuilderApi.Tests;

[TestClass]
public sealed class PredictTests
{
    private static Server s_server = null!;

    [ClassInitialize]
    public static async Task StartServer(TestContext _) => s_server = await Server.Start();

    [ClassCleanup]
    public static void StopServer() => s_server.Dispose();

    [TestMethod]
    public async Task TheSchemaTellsOfEveryInput()
    {
        JsonElement schema = await s_server.Get("schema");
        Assert.AreEqual("Price", schema.GetProperty("label").GetString());
        Assert.AreEqual(
            "Area number, Rooms number, Floor number, Year number, District choice, Balcony boolean",
            string.Join(", ", schema.GetProperty("inputs").EnumerateArray().Select(input => $"{input.GetProperty("name")} {input.GetProperty("kind")}")));
    }

    [TestMethod]
    public async Task RangesChoicesAndExamplesAreThoseOfTheData()
    {
        Dictionary<string, JsonElement> inputs = (await s_server.Get("schema")).GetProperty("inputs").EnumerateArray().ToDictionary(input => input.GetProperty("name").GetString()!);
        string[][] rows = [.. File.ReadLines(s_server.DataPath).Skip(1).Select(line => line.Split(','))];
        double[] areas = [.. rows.Select(row => double.Parse(row[0]))];
        Assert.AreEqual(areas.Min(), inputs["Area"].GetProperty("min").GetDouble());
        Assert.AreEqual(areas.Max(), inputs["Area"].GetProperty("max").GetDouble());
        CollectionAssert.AreEquivalent(
            rows.Select(row => row[4]).Distinct().ToArray(),
            inputs["District"].GetProperty("values").EnumerateArray().Select(value => value.GetString()).ToArray());

        var example = new JsonObject(inputs.Select(input => KeyValuePair.Create(input.Key, JsonNode.Parse(input.Value.GetProperty("example").GetRawText()))));
        Assert.IsGreaterThan(0, (await s_server.Predict(example)).GetProperty("score").GetDouble());
    }

    [TestMethod]
    public async Task TheScoreIsNearThePriceInTheData()
    {
        // The first row of the data.
        JsonElement prediction = await s_server.Predict(ServerRequests.Flat());
        Assert.AreEqual(361.6, prediction.GetProperty("score").GetDouble(), 361.6 * 0.1);
        Assert.AreEqual(File.GetLastWriteTimeUtc(s_server.ModelPath), prediction.GetProperty("model").GetDateTime());
    }

    [TestMethod]
    public async Task EveryInputCounts()
    {
        double score = (await s_server.Predict(ServerRequests.Flat())).GetProperty("score").GetDouble();
        foreach ((string name, JsonNode other) in new (string, JsonNode)[] { ("Area", 80), ("Rooms", 4), ("Floor", 3), ("Year", 1960), ("District", "Station"), ("Balcony", true) })
        {
            JsonObject flat = ServerRequests.Flat();
            flat[name] = other;
            Assert.AreNotEqual(score, (await s_server.Predict(flat)).GetProperty("score").GetDouble(), name);
        }
    }

    [TestMethod]
    public async Task AnUnknownYearIsTakenAsAverage()
    {
        JsonObject flat = ServerRequests.Flat();
        flat["Year"] = null;
        double unknown = (await s_server.Predict(flat)).GetProperty("score").GetDouble();

        double[] years = [.. File.ReadLines(s_server.DataPath).Skip(1).Select(line => line.Split(',')[3]).Where(year => year != "").Select(double.Parse)];
        flat["Year"] = Math.Round(years.Average());
        Assert.AreEqual((await s_server.Predict(flat)).GetProperty("score").GetDouble(), unknown, 1);
    }

    [TestMethod]
    public async Task ManyAtOnceGetWhatEachAskedFor()
    {
        double[] areas = [.. Enumerable.Range(30, 100).Select(area => (double)area)];
        double[] scores = await Task.WhenAll(areas.Select(async area =>
        {
            JsonObject flat = ServerRequests.Flat();
            flat["Area"] = area;
            return (await s_server.Predict(flat)).GetProperty("score").GetDouble();
        }));

        // The model is linear: from one square metre to the next it is always the same step.
        double step = (scores[^1] - scores[0]) / (scores.Length - 1);
        Assert.IsGreaterThan(0, step);
        for (int i = 0; i < scores.Length; i++)
            Assert.AreEqual(scores[0] + (i * step), scores[i], 1e-3);
    }

    [TestMethod]
    [DataRow("Area", "\"abc\"", "Area must be a number between 22 and 180, got 'abc'.")]
    [DataRow("Area", "\"66.9\"", "Area must be a number between 22 and 180, got '66.9'.")]
    [DataRow("Area", "5000", "Area must be a number between 22 and 180, got 5000.")]
    [DataRow("Area", "-1", "Area must be a number between 22 and 180, got -1.")]
    [DataRow("Area", "1e999", "Area must be a number between 22 and 180, got 1e999.")]
    [DataRow("Area", "\"NaN\"", "Area must be a number between 22 and 180, got 'NaN'.")]
    [DataRow("Area", "null", "Area must be a number between 22 and 180, got null.")]
    [DataRow("Area", "[66.9]", "Area must be a number between 22 and 180, got [66.9].")]
    [DataRow("Area", null, "Area is missing; it must be a number between 22 and 180.")]
    [DataRow("Year", "3000", "Year must be a number between 1898 and 2021, or null, got 3000.")]
    [DataRow("District", "\"Nowhere\"", "District must be one of Harbour, Station, Hillside, Old Town, got 'Nowhere'.")]
    [DataRow("District", "7", "District must be one of Harbour, Station, Hillside, Old Town, got 7.")]
    [DataRow("District", null, "District is missing; it must be one of Harbour, Station, Hillside, Old Town.")]
    [DataRow("Balcony", "\"yes\"", "Balcony must be true or false, got 'yes'.")]
    [DataRow("Balcony", null, "Balcony is missing; it must be true or false.")]
    [DataRow("Garden", "true", "There is no input 'Garden'; there are Area, Rooms, Floor, Year, District, Balcony.")]
    public async Task AWrongFieldIsNamedWithWhatItMustBe(string field, string? value, string message)
    {
        // Text, for JSON that a JsonObject would not write.
        JsonObject flat = ServerRequests.Flat();
        flat.Remove(field);
        string body = flat.ToJsonString();
        Dictionary<string, string[]> errors = await s_server.Errors(value is null ? body : $"{body[..^1]},\"{field}\":{value}}}");
        CollectionAssert.AreEqual(new[] { field }, errors.Keys);
        CollectionAssert.AreEqual(new[] { message }, errors[field]);
    }

    [TestMethod]
    public async Task AllThatIsWrongIsSaidAtOnce()
    {
        Dictionary<string, string[]> errors = await s_server.Errors("""{"Area":"abc","Rooms":3,"Floor":1,"District":"Nowhere","Balcony":false,"Garden":1}""");
        CollectionAssert.AreEquivalent(new[] { "Area", "Year", "District", "Garden" }, errors.Keys);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("[]")]
    [DataRow("null")]
    [DataRow("\"Area\"")]
    [DataRow("""{"Area":66.9,"Area":70}""")]
    [DataRow("""{"Area":"\ud800"}""")]
    public async Task ABodyThatIsNoObjectOfJsonIsAProblem(string body)
    {
        using HttpResponseMessage response = await s_server.Post("predict", body);
        JsonElement problem = await ServerRequests.Problem(response, HttpStatusCode.BadRequest);
        Assert.StartsWith("The body must be a JSON object with a field for each input of GET /schema. ", problem.GetProperty("detail").GetString());
    }

    [TestMethod]
    public async Task ABodyThatIsFarTooLargeIsRefused()
    {
        // Asks before it sends: a server that has refused does not read on.
        using var request = new HttpRequestMessage(HttpMethod.Post, "predict") { Content = new ByteArrayContent(new byte[1 << 20]) };
        request.Headers.ExpectContinue = true;
        using HttpResponseMessage response = await s_server.Client.SendAsync(request);
        await ServerRequests.Problem(response, HttpStatusCode.RequestEntityTooLarge);
    }

    [TestMethod]
    [DataRow("GET", "predict", HttpStatusCode.MethodNotAllowed)]
    [DataRow("GET", "retrain", HttpStatusCode.MethodNotAllowed)]
    [DataRow("GET", "elsewhere", HttpStatusCode.NotFound)]
    public async Task WhatTheServerDoesNotHaveIsAProblemToo(string method, string path, HttpStatusCode status)
    {
        using HttpResponseMessage response = await s_server.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        await ServerRequests.Problem(response, status);
    }

    [TestMethod]
    public async Task HealthTellsWhichModelServes()
    {
        JsonElement health = await s_server.Get("health");
        Assert.AreEqual("Healthy", health.GetProperty("status").GetString());
        Assert.AreEqual(File.GetLastWriteTimeUtc(s_server.ModelPath), health.GetProperty("model").GetDateTime());
    }

    [TestMethod]
    [DataRow("", "text/html")]
    [DataRow("app.js", "text/javascript")]
    [DataRow("style.css", "text/css")]
    public async Task ThePageIsServed(string path, string type)
    {
        using HttpResponseMessage response = await s_server.Client.GetAsync(path);
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.AreEqual(type, response.Content.Headers.ContentType?.MediaType);
        Assert.AreEqual(Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(s_server.PagePath, path == "" ? "index.html" : path))), await response.Content.ReadAsStringAsync());
    }
}
