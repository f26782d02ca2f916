namespace Autograd.Core;

/// <summary>Computes without any trace of history: nothing is recorded, and results can never take part in a graph; PyTorch's <c>inference_mode</c>.</summary>
/// <remarks>
/// Variables made inside cannot require grad, be saved for backward or be changed in place outside. Use <see cref="GradMode.NoGrad"/> where results
/// are used in training afterwards.
/// </remarks>
public static class InferenceMode
{
    /// <summary>Whether the mode is on for this thread.</summary>
    public static bool IsEnabled => ThreadState.Current.IsInference;

    /// <summary>Switches the mode on until the scope is disposed.</summary>
    public static Scope Enter() => Enter(true);

    /// <summary>Switches the mode on or off until the scope is disposed.</summary>
    /// <param name="enabled">The new mode.</param>
    public static Scope Enter(bool enabled)
    {
        var scope = new Scope(IsEnabled, GradMode.SetGradEnabled(!enabled));
        ThreadState.Current.IsInference = enabled;
        return scope;
    }

    /// <summary>Restores the mode that was in force when the scope was opened.</summary>
    public readonly struct Scope : IDisposable
    {
        private readonly bool _before;
        private readonly GradMode.Scope _gradMode;

        internal Scope(bool before, GradMode.Scope gradMode)
        {
            _before = before;
            _gradMode = gradMode;
        }

        /// <summary>Restores the earlier mode.</summary>
        public void Dispose()
        {
            _gradMode.Dispose();
            ThreadState.Current.IsInference = _before;
        }
    }
}
