using System.Diagnostics;
using System.Numerics;

namespace Autograd.Core;

/// <summary>What users attached to a value to watch its gradient.</summary>
internal sealed class NodeObservers<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Called with the gradient before it is accumulated; see <see cref="Variable{T}.RegisterHook"/>.</summary>
    public readonly List<Func<Variable<T>, Variable<T>?>> Hooks = [];

    /// <summary>Called after the gradient was accumulated into a leaf.</summary>
    public readonly List<Action<Variable<T>>> AfterAccumulation = [];

    /// <summary>Where it was recorded, in anomaly mode.</summary>
    public StackTrace? RecordedAt;
}
