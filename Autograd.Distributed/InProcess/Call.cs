namespace Autograd.Distributed.InProcess;

/// <summary>A call of a collective method, which must be the same on all ranks.</summary>
internal readonly record struct Call(string Method, int Length, string Unit, int? Root = null)
{
    public override string ToString() => $"{Method}{(Unit.Length == 0 ? "" : $" of {Length} {Unit}")}{(Root is { } root ? $" from {root}" : "")}";
}
