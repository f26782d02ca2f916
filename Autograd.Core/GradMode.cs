namespace Autograd.Core;

/// <summary>Whether operations on this thread are recorded; PyTorch's <c>no_grad</c> and <c>enable_grad</c>.</summary>
/// <remarks>The mode belongs to the thread. Scopes nest, and each restores what it found.</remarks>
/// <example><code>
/// using (GradMode.NoGrad())
///     w -= 0.01f * w.Grad!.Value;
/// </code></example>
public static class GradMode
{
    /// <summary>Whether operations whose inputs require grad are recorded on this thread. Default: <see langword="true"/>.</summary>
    public static bool IsGradEnabled => ThreadState.Current.IsGradEnabled;

    /// <summary>Switches recording off until the scope is disposed; results do not require grad.</summary>
    public static Scope NoGrad() => SetGradEnabled(false);

    /// <summary>Switches recording on until the scope is disposed, inside <see cref="NoGrad"/> too.</summary>
    public static Scope EnableGrad() => SetGradEnabled(true);

    /// <summary>Switches recording on or off until the scope is disposed.</summary>
    /// <param name="enabled">The new mode.</param>
    public static Scope SetGradEnabled(bool enabled)
    {
        ThreadState state = ThreadState.Current;
        var scope = new Scope(state.IsGradEnabled);
        state.IsGradEnabled = enabled;
        return scope;
    }

    /// <summary>Restores the mode that was in force when the scope was opened.</summary>
    public readonly struct Scope : IDisposable
    {
        private readonly bool _before;

        internal Scope(bool before) => _before = before;

        /// <summary>Restores the earlier mode.</summary>
        public void Dispose() => ThreadState.Current.IsGradEnabled = _before;
    }
}
