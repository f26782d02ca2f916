namespace Autograd.Core;

/// <summary>Removes a hook from its list when disposed.</summary>
internal sealed class HookHandle(Action remove) : IDisposable
{
    private Action? _remove = remove;

    public static HookHandle Add<THook>(List<THook> hooks, THook hook)
    {
        hooks.Add(hook);
        return new HookHandle(() => hooks.Remove(hook));
    }

    public void Dispose()
    {
        _remove?.Invoke();
        _remove = null;
    }
}
