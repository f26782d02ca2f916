using Microsoft.Playwright;

namespace ModelBuilderApi.Tests;

/// <summary>A Chromium without a window, Debian's or the one that the environment variable CHROMIUM names; one for all tests of a class.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string Executable = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium";

    /// <summary>How long, in milliseconds, something may take on a machine that is busy with other things.</summary>
    public const float Patience = 30_000;

    // Nothing that calls home, and nothing that a container does not have.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Why there is no browser; null where there is one.</summary>
    public static string? Missing => File.Exists(Executable) ? null : $"There is no {Executable}; 'apt-get install chromium' on Debian.";

    public static async Task<Browser> Start()
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments }));
    }

    /// <summary>A window, as somebody opens it who was never here.</summary>
    public async Task<IPage> Open(Uri address)
    {
        IPage page = await _browser.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(address.ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
