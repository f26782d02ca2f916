using BenchmarkDotNet.Running;
using Benchmarks.Defaults;
using Benchmarks.Sparse;

switch (args)
{
    case ["defaults", .. var rest]:
        return DefaultsTable.Run(rest);
    case ["sparse", .. var rest]:
        return SparseEpoch.Run(rest);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
