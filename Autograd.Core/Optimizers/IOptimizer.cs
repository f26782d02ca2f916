namespace Autograd.Core.Optimizers;

/// <summary>An optimizer of any element type, as schedules see it.</summary>
public interface IOptimizer
{
    /// <summary>The settings by group of parameters.</summary>
    IReadOnlyList<ParameterGroup> ParameterGroups { get; }
}
