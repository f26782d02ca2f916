using System.Buffers;
using System.Numerics;

namespace Autograd.Core;

/// <content>Operations on any number of variables.</content>
internal static partial class Recorder
{
    public static Variable<T> Variadic<T, TOperation>(ReadOnlySpan<Variable<T>> variables, in Shape shape, in TOperation operation)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : struct, IVariadicOperation<T>
    {
        Node<T>[] buffer = ArrayPool<Node<T>>.Shared.Rent(variables.Length);
        try
        {
            Span<Node<T>> inputs = buffer.AsSpan(0, variables.Length);
            bool record = false;
            for (int i = 0; i < inputs.Length; i++)
            {
                inputs[i] = variables[i].Node;
                record |= inputs[i].RequiresGrad;
            }

            ThreadState state = ThreadState.Current;
            return Variadic(state, inputs, record && state.IsGradEnabled, shape, operation);
        }
        finally
        {
            ArrayPool<Node<T>>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static Variable<T> Variadic<T, TOperation>(ThreadState state, ReadOnlySpan<Node<T>> inputs, bool record, in Shape shape, in TOperation operation)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : struct, IVariadicOperation<T>
    {
        Node<T> node = record ? Next<T, VariadicNode<T, TOperation>>(state, inputs) : Next<T, Leaf<T>>(state, inputs);
        node.Allocate(shape);
        int before = 0;
        foreach (Node<T> input in inputs)
        {
            operation.Forward(before, input.Data, node.Data);
            before += input.Length;
        }

        if (record)
            ((VariadicNode<T, TOperation>)node).Record(state, operation, inputs);
        return new Variable<T>(node);
    }
}
