namespace Autograd.Core.Modules;

/// <summary>Which connections of a unit an initialisation counts.</summary>
public enum FanMode
{
    /// <summary>Those from its inputs.</summary>
    FanIn,

    /// <summary>Those to its outputs.</summary>
    FanOut,
}
