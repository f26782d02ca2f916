using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ModelBuilderApi.Tests;

/// <summary>The page in a browser, against the real server.</summary>
[TestClass]
public sealed class PageTests
{
    private const string Endless = "100000";

    private static Server s_server = null!;
    private static Browser? s_browser;

    private IPage _page = null!;

    [ClassInitialize]
    public static async Task Start(TestContext _)
    {
        if (Browser.Missing is not null)
            return;
        SetDefaultExpectTimeout(Browser.Patience);
        s_server = await Server.Start();
        s_browser = await Browser.Start();
    }

    [ClassCleanup]
    public static async Task Stop()
    {
        if (s_browser is not null)
            await s_browser.DisposeAsync();
        s_server?.Dispose();
    }

    [TestInitialize]
    public async Task Open()
    {
        if (Browser.Missing is { } reason)
            Assert.Inconclusive(reason);
        _page = await s_browser!.Open(s_server.Client.BaseAddress!);
        await Expect(Score).ToHaveTextAsync(AnyNumber);
    }

    [TestCleanup]
    public async Task Close()
    {
        if (_page is not null)
            await _page.CloseAsync();
    }

    [TestMethod]
    public async Task TheFormIsMadeFromTheSchema()
    {
        JsonElement schema = await s_server.Get("schema");
        await Expect(_page).ToHaveTitleAsync("Price prediction");
        await Expect(_page.Locator("#fields label")).ToHaveTextAsync([.. schema.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("name").GetString()!)]);
        foreach (JsonElement input in schema.GetProperty("inputs").EnumerateArray())
        {
            ILocator field = Field(input.GetProperty("name").GetString()!);
            JsonElement example = input.GetProperty("example");
            switch (input.GetProperty("kind").GetString())
            {
                case "number":
                    await Expect(field).ToHaveAttributeAsync("type", "number");
                    await Expect(field).ToHaveValueAsync(example.GetRawText());
                    string hint = $"{input.GetProperty("min")} to {input.GetProperty("max")}{(input.GetProperty("optional").GetBoolean() ? ", or empty" : "")}";
                    await Expect(field).ToHaveAccessibleDescriptionAsync(hint);
                    break;
                case "choice":
                    await Expect(field.Locator("option")).ToHaveTextAsync([.. input.GetProperty("values").EnumerateArray().Select(value => value.GetString()!)]);
                    await Expect(field).ToHaveValueAsync(example.GetString()!);
                    break;
                default:
                    await Expect(field).ToHaveAttributeAsync("type", "checkbox");
                    await Expect(field).ToBeCheckedAsync(new() { Checked = example.GetBoolean() });
                    break;
            }
        }
    }

    [TestMethod]
    public async Task ThePredictionOfTheExamplesIsShownAtOnce()
    {
        await Expect(Score).ToHaveTextAsync(await ScoreOf(ServerRequests.Flat()));
        await Expect(_page.GetByText("Predicted price")).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task OtherEntriesGiveAnotherPrediction()
    {
        await Field("Area").FillAsync("81.5");
        await Expect(_page.Locator("#answer")).ToHaveClassAsync(new Regex("stale"));
        await Field("Year").FillAsync("");
        await Field("District").SelectOptionAsync("Hillside");
        await Field("Balcony").CheckAsync();
        await Field("Area").PressAsync("Enter");

        JsonObject flat = ServerRequests.Flat();
        (flat["Area"], flat["Year"], flat["District"], flat["Balcony"]) = (81.5, null, "Hillside", true);
        await Expect(Score).ToHaveTextAsync(await ScoreOf(flat));
        await Expect(_page.Locator("#answer")).Not.ToHaveClassAsync(new Regex("stale"));
    }

    [TestMethod]
    public async Task AWrongEntryShowsTheServersMessageBesideItsField()
    {
        await Field("Rooms").FillAsync("");
        await Field("Floor").FillAsync("99");
        await Button("Predict").ClickAsync();

        JsonObject flat = ServerRequests.Flat();
        flat.Remove("Rooms");
        flat["Floor"] = 99;
        Dictionary<string, string[]> errors = await s_server.Errors(flat.ToJsonString());
        foreach (string name in new[] { "Rooms", "Floor" })
        {
            await Expect(Field(name)).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(Field(name)).ToHaveAccessibleDescriptionAsync(new Regex($"^{Regex.Escape(errors[name].Single())} "));
            ILocator message = _page.GetByText(errors[name].Single());
            await Expect(message).ToBeVisibleAsync();
            LocatorBoundingBoxResult control = (await Field(name).BoundingBoxAsync())!, below = (await message.BoundingBoxAsync())!;
            Assert.AreEqual(control.X, below.X, 1, "The message begins where the field does.");
            Assert.IsInRange(0, 60, below.Y - (control.Y + control.Height), "The message is right below the field.");
        }

        await Expect(Field("Rooms")).ToBeFocusedAsync();
        await Expect(Field("Area")).ToHaveAttributeAsync("aria-invalid", "false");
        await Expect(Score).ToHaveTextAsync(AnyNumber);
        await Expect(_page.Locator("#answer")).ToHaveClassAsync(new Regex("stale"));

        // Typing takes the message away, and so does being right.
        await Field("Rooms").FillAsync("2");
        await Expect(Field("Rooms")).ToHaveAttributeAsync("aria-invalid", "false");
        await Field("Floor").FillAsync("2");
        await Button("Predict").ClickAsync();
        (flat["Rooms"], flat["Floor"]) = (2, 2);
        await Expect(Score).ToHaveTextAsync(await ScoreOf(flat));
        await Expect(_page.Locator(".message:visible")).ToHaveCountAsync(0);
    }

    [TestMethod]
    public async Task AServerThatIsGoneIsSaidInWords()
    {
        await _page.Context.SetOfflineAsync(true);
        await Button("Predict").ClickAsync();
        await Expect(_page.Locator("#form-message")).ToHaveTextAsync("The server cannot be reached. Is it still running?");
        await Button("Retrain").ClickAsync();
        await Expect(_page.Locator("#train-message")).ToHaveTextAsync("The server cannot be reached. Is it still running?");

        await _page.Context.SetOfflineAsync(false);
        await Button("Predict").ClickAsync();
        await Expect(_page.Locator("#form-message")).ToBeEmptyAsync();
    }

    [TestMethod]
    public async Task RetrainingDrawsAGrowingCurveAndEndsWithMetrics()
    {
        // Notes how many points each line has whenever it is drawn anew.
        await _page.EvaluateAsync("""
            () => {
                window.drawn = [];
                const points = series => document.querySelector(`#curve polyline.${series}`).points.numberOfItems;
                new MutationObserver(() => drawn.push([points("training"), points("validation")])).observe(document.getElementById("curve"), { childList: true });
            }
            """);
        await Epochs.FillAsync("800");
        await Button("Retrain").ClickAsync();
        await Expect(_page.Locator("#epoch")).ToHaveTextAsync(new Regex(@"^Epoch \d+ of 800$"));
        await Expect(_page.Locator("#time-left")).ToHaveTextAsync(new Regex(@"^at most [\d.]+ s left$"));
        await Expect(_page.Locator("#epoch")).ToHaveTextAsync(new Regex(@"^Trained: 800 epochs in [\d.]+ s$"));

        int[][] drawn = (await _page.EvaluateAsync<int[][]>("() => drawn"))!;
        foreach (int series in new[] { 0, 1 })
        {
            int[] points = [.. drawn.Select(lines => lines[series])];
            CollectionAssert.AreEqual(points.Order().ToArray(), points, "A curve loses no points.");
            Assert.IsGreaterThan(5, points.Distinct().Count(), "A curve grows while the model trains.");
        }

        await Expect(_page.GetByRole(AriaRole.Img)).ToHaveAccessibleNameAsync(new Regex(@"^Loss curve over 800 epochs: training from [\d.]+ to [\d.]+, validation from"));
        await Expect(_page.Locator("#curve text.name")).ToHaveTextAsync(["Epoch (log scale)", "Loss (log scale)"]);

        await Expect(_page.Locator("#metrics dt")).ToHaveTextAsync(["R²", "RMSE", "Epochs", "Time"]);
        await Expect(_page.Locator("#metrics dd")).ToHaveTextAsync([new Regex(@"^0\.9[5-9]\d\d$"), new Regex(@"^[12]\d\.\d+$"), new Regex("^800$"), new Regex(@"^[\d.]+ s$")]);
        await Expect(Button("Retrain")).ToBeEnabledAsync();
        await Expect(Button("Cancel")).ToBeDisabledAsync();
    }

    [TestMethod]
    public async Task TheFormPredictsWithTheNewModel()
    {
        foreach (string epochs in new[] { "2", "3" })
        {
            await Epochs.FillAsync(epochs);
            await Button("Retrain").ClickAsync();
            await Expect(_page.Locator("#epoch")).ToHaveTextAsync(new Regex($"^Trained: {epochs} epochs"));
            await Expect(Score).ToHaveTextAsync(await ScoreOf(ServerRequests.Flat()));
        }
    }

    [TestMethod]
    public async Task CancellingKeepsTheOldModel()
    {
        DateTime time = File.GetLastWriteTimeUtc(s_server.ModelPath);
        await Epochs.FillAsync(Endless);
        await Button("Retrain").ClickAsync();
        await Expect(Button("Cancel")).ToBeFocusedAsync();
        await Expect(_page.Locator("#epoch")).ToHaveTextAsync(new Regex("^Epoch "));
        await Button("Cancel").ClickAsync();
        await Expect(_page.Locator("#epoch")).ToHaveTextAsync("Cancelled. The model is still the old one.");
        await Expect(Button("Retrain")).ToBeFocusedAsync();
        await Expect(_page.Locator("#metrics")).ToBeHiddenAsync();

        using HttpResponseMessage next = await s_server.RetrainWhenFree(int.Parse(Endless, CultureInfo.InvariantCulture));
        Assert.AreEqual(time, File.GetLastWriteTimeUtc(s_server.ModelPath));
    }

    [TestMethod]
    public async Task WhoComesSecondIsToldThatATrainingRuns()
    {
        using HttpResponseMessage first = await s_server.RetrainWhenFree(int.Parse(Endless, CultureInfo.InvariantCulture));
        await Button("Retrain").ClickAsync();
        await Expect(_page.Locator("#train-message")).ToHaveTextAsync(new Regex(@"^A training is running already\."));
        await Expect(_page.Locator("#epoch")).ToHaveTextAsync("Not trained. The model is still the old one.");
    }

    [TestMethod]
    [DataRow("event: failed\ndata: {\"title\":\"There are no data.\"}\n\n", "There are no data.")]
    [DataRow("event: epoch\ndata: {\"epoch\":1,\"epochs\":9,\"loss\":3.5,\"validationLoss\":null}\n\n", "The connection to the server ended before the training did.")]
    public async Task ATrainingThatFailsIsSaidInWords(string events, string message)
    {
        await _page.RouteAsync("**/retrain*", route => route.FulfillAsync(new() { ContentType = "text/event-stream", Body = events }));
        await Button("Retrain").ClickAsync();
        await Expect(_page.Locator("#train-message")).ToHaveTextAsync(message);
        await Expect(_page.Locator("#epoch")).ToHaveTextAsync("Not trained. The model is still the old one.");
        await Expect(Button("Retrain")).ToBeEnabledAsync();
    }

    [TestMethod]
    public async Task WithoutAModelThereIsNoFormUntilOneIsTrained()
    {
        await _page.RouteAsync("**/schema", route => route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = """{"title":"Service Unavailable","detail":"There is no model."}""" }));
        await _page.ReloadAsync();
        await Expect(_page.Locator("#form-message")).ToHaveTextAsync("There is no model.");
        await Expect(Button("Predict")).ToBeDisabledAsync();

        await _page.UnrouteAsync("**/schema");
        await Epochs.FillAsync("5");
        await Button("Retrain").ClickAsync();
        await Expect(Score).ToHaveTextAsync(AnyNumber);
        await Expect(_page.Locator("#form-message")).ToBeEmptyAsync();
        await Expect(Button("Predict")).ToBeEnabledAsync();
    }

    [TestMethod]
    public async Task AWrongNumberOfEpochsIsSaidBesideIt()
    {
        await Epochs.FillAsync("0");
        await Button("Retrain").ClickAsync();
        await Expect(Epochs).ToHaveAccessibleDescriptionAsync("epochs must be a whole number between 1 and 100000, got '0'.");
        await Expect(Epochs).ToBeFocusedAsync();
    }

    [TestMethod]
    [DataRow(1280, ColorScheme.Light)]
    [DataRow(390, ColorScheme.Dark)]
    [DataRow(320, ColorScheme.Light)]
    public async Task EverythingFitsAndCanBeRead(int width, ColorScheme scheme)
    {
        await _page.SetViewportSizeAsync(width, 844);
        await _page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await Field("Area").FillAsync("5000");
        await Button("Predict").ClickAsync();
        await Expect(Field("Area")).ToBeFocusedAsync();
        await Epochs.FillAsync("100");
        await Button("Retrain").ClickAsync();
        await Expect(_page.Locator("#metrics")).ToBeVisibleAsync();
        Assert.IsLessThanOrEqualTo(width, await _page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));

        // Contrast as WCAG has it, of every text that can be seen and is not of something disabled.
        string[] faint = (await _page.EvaluateAsync<string[]>("""
            () => {
                const parts = colour => colour.match(/[\d.]+/g).map(Number);
                const luminance = colour => parts(colour).slice(0, 3)
                    .map(part => part / 255)
                    .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
                    .reduce((sum, part, index) => sum + part * [.2126, .7152, .0722][index], 0);
                const ground = element => {
                    const colour = getComputedStyle(element).backgroundColor;
                    return parts(colour)[3] !== 0 ? colour : element.parentElement ? ground(element.parentElement) : "rgb(255, 255, 255)";
                };
                const seen = [...document.querySelectorAll("body *")].filter(element => element.checkVisibility() && !element.closest(":disabled, .unseen, .stale")
                    && [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()));
                return seen.map(element => {
                    const style = getComputedStyle(element);
                    const lights = [luminance(element instanceof SVGElement ? style.fill : style.color), luminance(ground(element))].sort((a, b) => b - a);
                    return [(lights[0] + .05) / (lights[1] + .05), element.textContent];
                }).filter(([contrast]) => contrast < 4.5).map(([contrast, text]) => `${contrast.toFixed(1)}: ${text}`);
            }
            """))!;
        Assert.AreEqual("", string.Join(", ", faint));
    }

    [TestMethod]
    public async Task NothingComesFromElsewhereAndNothingGoesWrong()
    {
        var requests = new ConcurrentQueue<string>();
        var troubles = new ConcurrentQueue<string>();
        _page.Request += (_, request) => requests.Enqueue(request.Url);
        _page.PageError += (_, error) => troubles.Enqueue(error);
        _page.Console += (_, message) => troubles.Enqueue(message.Text);
        await _page.ReloadAsync();
        await Expect(Score).ToHaveTextAsync(AnyNumber);
        await Epochs.FillAsync("5");
        await Button("Retrain").ClickAsync();
        await Expect(_page.Locator("#metrics")).ToBeVisibleAsync();

        Assert.AreEqual("", string.Join(", ", troubles));
        Assert.IsNotEmpty(requests);
        string[] elsewhere = [.. requests.Where(url => !url.StartsWith(s_server.Client.BaseAddress!.ToString(), StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal))];
        Assert.AreEqual("", string.Join(", ", elsewhere));
    }

    private static Regex AnyNumber { get; } = new(@"^[\d,]+\.\d+$");

    private ILocator Score => _page.Locator("#score");

    private ILocator Epochs => _page.GetByLabel("Epochs", new() { Exact = true });

    private ILocator Field(string name) => _page.GetByLabel(name, new() { Exact = true });

    private ILocator Button(string name) => _page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static async Task<string> ScoreOf(JsonObject flat)
        => (await s_server.Predict(flat)).GetProperty("score").GetDouble().ToString("N1", CultureInfo.InvariantCulture);
}
