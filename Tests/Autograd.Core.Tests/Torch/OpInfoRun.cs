namespace Autograd.Core.Tests.Torch;

/// <summary>What our engine makes of a call: results, and gradients with respect to the arguments that require them.</summary>
public sealed record OpInfoRun(IReadOnlyList<double[]> Results, IReadOnlyList<Shape> Shapes, IReadOnlyList<double[]?> Gradients)
{
    /// <summary>Calls our operation and walks back from every result that has gradients.</summary>
    public static OpInfoRun Of(OpInfoCase c)
    {
        OpInfoArguments arguments = c.ReadArguments();
        return Of(c, arguments, c.Cotangents.Select(cotangent => cotangent.ToVariable()).ToArray());
    }

    /// <summary>The same in a tape step; the second, so that the buffers hold the numbers of the first.</summary>
    public static OpInfoRun OnTape(OpInfoCase c)
    {
        Variable<double>[] cotangents = [.. c.Cotangents.Select(cotangent => cotangent.ToVariable())];
        var tape = new Tape<double>();
        OpInfoRun? run = null;
        for (int step = 0; step < 2; step++)
        {
            OpInfoArguments arguments = c.ReadArguments();
            using (tape.Step())
                run = Of(c, arguments, cotangents);
        }

        return run!;
    }

    private static OpInfoRun Of(OpInfoCase c, OpInfoArguments arguments, Variable<double>[] cotangents)
    {
        Variable<double>[] results = OpInfoDispatch.Call(c.Operation, arguments);
        if (arguments.Unread.Count > 0)
            throw new ArgumentException($"Arguments were overlooked: {string.Join(", ", arguments.Unread)}.");
        for (int i = 0; i < cotangents.Length; i++)
            results[c.Differentiable[i]].Backward(cotangents[i], retainGraph: i < cotangents.Length - 1);
        return new OpInfoRun(
            [.. results.Select(result => result.ToArray())],
            [.. results.Select(result => result.Shape)],
            [.. arguments.Leaves.Select(leaf => leaf.Grad?.ToArray())]);
    }
}
