namespace Microsoft.ML.Runtime;

internal interface IHostEnvironmentInternal : IHostEnvironment
{
    int? Seed { get; }
}
