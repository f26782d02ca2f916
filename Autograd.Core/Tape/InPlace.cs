using System.Numerics;

namespace Autograd.Core;

/// <summary>PyTorch's rules on what may be changed in place.</summary>
internal static class InPlace
{
    /// <summary>Refuses to change a recorded value, or a leaf that requires grad, while operations are recorded.</summary>
    public static Node<T> Check<T, TOperation>(Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : IOperation
    {
        Node<T> node = x.Node;
        if (!GradMode.IsGradEnabled || !node.RequiresGrad)
            return node;

        if (!node.IsRecorded)
            throw new InvalidOperationException(
                $"{TOperation.Name}_: a leaf Variable that requires grad is being used in an in-place operation. Update it inside GradMode.NoGrad().");
        if (node.ViewOf is { IsRecorded: false })
            throw new InvalidOperationException(
                $"{TOperation.Name}_: a view of a leaf Variable that requires grad is being used in an in-place operation. Update it inside GradMode.NoGrad().");
        throw new InvalidOperationException(
            $"{TOperation.Name}_: the variable was made by {node.FunctionName}, and in-place changes of recorded results are not recorded. "
            + $"Use {TOperation.Name}, which returns a new variable.");
    }

    /// <summary>As above, with an operand that must broadcast to the variable and must not need recording.</summary>
    public static Node<T> Check<T, TOperation>(Variable<T> x, Variable<T> operand)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TOperation : IOperation
    {
        Node<T> node = Check<T, TOperation>(x);
        if (Broadcasting.ResultShape<TOperation>(x.Shape, operand.Shape) != x.Shape)
            throw new ArgumentException(
                $"{TOperation.Name}_: the operand {operand.Shape} does not broadcast to the variable {x.Shape} that is changed in place.", nameof(operand));
        if (GradMode.IsGradEnabled && operand.RequiresGrad)
            throw new InvalidOperationException(
                $"{TOperation.Name}_: the operand requires grad, and in-place changes are not recorded. Use {TOperation.Name}, or detach the operand.");
        return node;
    }
}
