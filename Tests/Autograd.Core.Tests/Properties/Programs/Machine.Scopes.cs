namespace Autograd.Core.Tests.Properties.Programs;

/// <content>Modes and tape steps.</content>
internal sealed partial class Machine
{
    // Kept, so that each program finds the buffers of the one before.
    [ThreadStatic]
    private static Tape<double>[]? t_tapes;

    private readonly Stack<(IDisposable Scope, bool IsStep)> _scopes = new();

    /// <summary>The tape step that new results belong to; null outside.</summary>
    private object? Owner { get; set; }

    private void OpenScope(Instruction it)
    {
        if (_scopes.Count == 4)
            return;
        switch (it.A % 4)
        {
            case 0 or 1:
                _lines.Add("using (GradMode.NoGrad()) {");
                _scopes.Push((GradMode.NoGrad(), false));
                break;
            case 2:
                _lines.Add("using (GradMode.EnableGrad()) {");
                _scopes.Push((GradMode.EnableGrad(), false));
                break;
            default:
                int depth = _scopes.Count(scope => scope.IsStep);
                _lines.Add($"using (tape{depth}.Step()) {{");
                t_tapes ??= [.. Enumerable.Range(0, 4).Select(_ => new Tape<double>())];
                var step = new StepOwner(Owner);
                _scopes.Push((t_tapes[depth].Step(), true));
                Owner = step;
                break;
        }
    }

    private void CloseScope(Instruction it)
    {
        if (!_scopes.TryPop(out var scope))
            return;
        _lines.Add("}");
        scope.Scope.Dispose();
        if (!scope.IsStep)
            return;
        foreach (Entry entry in _variables.Where(entry => ReferenceEquals(entry.Expected.Owner, Owner)))
            Runs($"_ = {entry.Name}.ToArray();", "belongs to a tape step that has ended", () => entry.Actual.ToArray());
        _variables.RemoveAll(entry => ReferenceEquals(entry.Expected.Owner, Owner));
        Owner = ((StepOwner)Owner!).Outer;
    }

    private void CloseAll()
    {
        while (_scopes.TryPop(out var scope))
            scope.Scope.Dispose();
    }

    private sealed record StepOwner(object? Outer);
}
