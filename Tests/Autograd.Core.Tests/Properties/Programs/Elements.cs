namespace Autograd.Core.Tests.Properties.Programs;

/// <summary>Numbers that a variable, its views and what was detached from it have in common.</summary>
internal sealed class Elements(double[] data)
{
    public double[] Data { get; } = data;

    public int Version { get; set; }
}
