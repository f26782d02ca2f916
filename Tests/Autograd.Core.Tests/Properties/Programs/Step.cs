namespace Autograd.Core.Tests.Properties.Programs;

/// <summary>One recorded operation: when may the engine refuse to differentiate it?</summary>
internal sealed class Step(IEnumerable<Step> inputs, params (Elements Elements, int Version)[] mayRead)
{
    private readonly Step[] _inputs = [.. inputs.Distinct()];
    private bool _walked;

    public static Step Leaf { get; } = new([]);

    /// <summary>Whether an element that the derivative may read has changed since.</summary>
    private bool HasChanged => Array.Exists(mayRead, read => read.Elements.Version != read.Version);

    /// <summary>Whether a pass through the operations may fail for a change in place.</summary>
    public static bool MayHaveChanged(IEnumerable<Step> roots) => Reachable(roots).Any(step => step.HasChanged);

    /// <summary>Whether a pass through the operations may fail because an earlier pass has freed them.</summary>
    public static bool MayBeFreed(IEnumerable<Step> roots) => Reachable(roots).Any(step => step._walked);

    /// <summary>Notes that a pass has gone through the operations, and may have freed them.</summary>
    public static void Walk(IEnumerable<Step> roots)
    {
        foreach (Step step in Reachable(roots))
            step._walked = true;
    }

    private static HashSet<Step> Reachable(IEnumerable<Step> roots)
    {
        var found = new HashSet<Step>(roots);
        var open = new Stack<Step>(found);
        while (open.TryPop(out Step? step))
        {
            foreach (Step input in step._inputs)
            {
                if (input != Leaf && found.Add(input))
                    open.Push(input);
            }
        }

        found.Remove(Leaf);
        return found;
    }
}
