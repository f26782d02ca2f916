using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>A user's function in the graph: gathers the gradients of all its outputs, and then runs its backward once.</summary>
/// <remarks>Has no value of its own; its outputs are <see cref="FunctionOutputNode{T}"/>.</remarks>
internal sealed class FunctionNode<T> : Node<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Function<T> _function;
    private readonly FunctionContext<T> _context;
    private readonly Shape[] _outputShapes;
    private readonly bool[] _needed;
    private Variable<T>?[] _gradients;

    private FunctionNode(Function<T> function, FunctionContext<T> context, Variable<T>[] results)
    {
        _function = function;
        _context = context;
        _outputShapes = [.. results.Select(result => result.Shape)];
        _needed = [.. context.Inputs.Select(input => input.RequiresGrad)];
        _gradients = new Variable<T>?[results.Length];
        Allocate([0]);
        MarkRecorded(ThreadState.Current, context.Inputs.Max(input => input.Sequence), savesValues: true);
    }

    public override string FunctionName => _function.GetType().Name + "Backward";

    public override int InputCount => _context.Inputs.Length;

    /// <summary>Puts a function and the results of its forward into the graph.</summary>
    public static Variable<T>[] Record(Function<T> function, FunctionContext<T> context, Variable<T>[] results)
    {
        var node = new FunctionNode<T>(function, context, results);
        return [.. results.Select((result, i) => context.NonDifferentiable.Contains(result) ? result : FunctionOutputNode<T>.Record(node, i, result))];
    }

    public override Node<T> Input(int index) => _context.Inputs[index];

    /// <summary>Takes in the gradient of an output, and joins the pass.</summary>
    public void ReceiveGradient(int output, ReadOnlySpan<T> gradient, BackwardPass<T> pass)
    {
        // What a pass that failed has left behind does not count.
        if (!IsPending)
            Array.Clear(_gradients);
        _gradients[output] = Variable.Create(gradient, _outputShapes[output]);
        pass.GradientOf(this);
    }

    public override void Backward(BackwardPass<T> pass)
    {
        Variable<T>?[] gradients = _gradients;
        _gradients = new Variable<T>?[gradients.Length];
        if (_context.MaterializeGrads)
        {
            for (int i = 0; i < gradients.Length; i++)
                gradients[i] ??= Variable.Zeros<T>(_outputShapes[i]);
        }

        Variable<T>?[] results;
        using (GradMode.NoGrad())
            results = _function.Backward(_context, gradients);
        if (results.Length != _context.Inputs.Length)
            throw new InvalidOperationException(
                $"function {FunctionName} returned an incorrect number of gradients (expected {_context.Inputs.Length}, got {results.Length}).");

        for (int i = 0; i < results.Length; i++)
        {
            Node<T> input = _context.Inputs[i];
            if (results[i] is { } gradient && _needed[i] && pass.Needs(input))
                Add(gradient, i, input, pass);
        }
    }

    protected override void ReleaseInputs()
    {
    }

    // A gradient of a shape the input broadcasts to is summed to the input's.
    private void Add(Variable<T> gradient, int index, Node<T> input, BackwardPass<T> pass)
    {
        Span<T> sum = pass.GradientOf(input);
        if (gradient.Shape == input.Shape)
        {
            Accumulation.Add(gradient.Node.Data, sum);
            return;
        }

        if (!Broadcasting.IsBroadcastTo(input.Shape, gradient.Shape))
            throw new InvalidOperationException(
                $"Function {FunctionName} returned an invalid gradient at index {index} - got {gradient.Shape} but expected shape compatible with {input.Shape}.");
        T[] reduced = new T[input.Length];
        Broadcast.Sum(gradient.Shape.Lengths, gradient.Node.Data, input.Shape.Lengths, reduced);
        Accumulation.Add(reduced, sum);
    }
}
