using Benchmarks.Peers.Measuring;
using Spectre.Console;

namespace Benchmarks.Peers.Report;

/// <summary>Says what is being measured; in a file, where lines stay, not more than a line a comparison.</summary>
internal sealed class StatusProgress(StatusContext status) : IProgress<Now>
{
    public void Report(Now value) => status.Status(Markup.Escape(AnsiConsole.Profile.Capabilities.Interactive ? value.ToString() : value.What));
}
