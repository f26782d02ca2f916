namespace Autograd.Core;

/// <summary>A tape of any element type, in the chain of steps open on a thread.</summary>
internal interface ITape
{
    /// <summary>The tape whose step this one's step was opened in.</summary>
    ITape? Outer { get; }
}
