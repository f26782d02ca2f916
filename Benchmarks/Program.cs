using BenchmarkDotNet.Running;
using Benchmarks.Defaults;
using Benchmarks.Large;
using Benchmarks.Peers;
using Benchmarks.Scale;
using Benchmarks.Sparse;
using Spectre.Console;

// Tables stay tables where the output goes to a file.
if (Console.IsOutputRedirected)
{
    AnsiConsole.Profile.Width = 160;
    AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
}

switch (args)
{
    case ["defaults", .. var rest]:
        return DefaultsTable.Run(rest);
    case ["large", .. var rest]:
        return LargeTable.Run(rest);
    case ["peers", .. var rest]:
        return PeersCommand.Run(rest);
    case ["scale", .. var rest]:
        return ScaleCommand.Run(rest);
    case ["sparse", .. var rest]:
        return SparseEpoch.Run(rest);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
