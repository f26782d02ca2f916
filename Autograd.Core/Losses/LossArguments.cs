using System.Numerics;

namespace Autograd.Core;

/// <summary>What the loss functions demand of their arguments.</summary>
internal static class LossArguments
{
    public static void CheckReduction(string name, Reduction reduction, bool allowBatchMean = false)
    {
        if (reduction < Reduction.Mean || reduction > (allowBatchMean ? Reduction.BatchMean : Reduction.None))
            ThrowReduction(name, reduction);
    }

    public static void CheckTarget(string name, in Shape prediction, in Shape target)
    {
        if (prediction != target)
            ThrowTarget(name, prediction, target);
    }

    /// <summary>Weights are constants: a gradient that is asked for must not get lost in silence.</summary>
    public static void CheckConstant<T>(string name, Variable<T> weight, string argument)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (weight.RequiresGrad && GradMode.IsGradEnabled)
            throw new ArgumentException($"{name}: {argument} requires grad, and no gradient is computed for it. Detach it, or multiply the losses of Reduction.None by it.", argument);
    }

    /// <summary>The weights of all elements of a shape, one each.</summary>
    public static Node<T> Weights<T>(string name, Variable<T> weight, in Shape shape)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckConstant(name, weight, nameof(weight));
        if (weight.Shape == shape)
            return weight.Node;
        if (!BroadcastsTo(weight.Shape, shape))
            throw new ArgumentException($"{name}: weight {weight.Shape} does not broadcast to the input {shape}. Reshape it, with length 1 where it repeats.", nameof(weight));
        return weight.Expand(shape).Node;
    }

    /// <summary>Constant targets as they are; of others a copy of the handle without history, because indices have no gradient.</summary>
    public static Variable<T> WithoutGradient<T>(Variable<T> target)
        where T : unmanaged, IFloatingPointIeee754<T> => target.RequiresGrad ? target.Detach() : target;

    private static void ThrowReduction(string name, Reduction reduction)
        => throw new ArgumentOutOfRangeException(nameof(reduction), reduction, $"{name}: {reduction} is not a valid value for reduction.");

    private static void ThrowTarget(string name, in Shape prediction, in Shape target) => throw new ArgumentException(
        $"{name}: prediction and target must have the same shape, prediction is {prediction} and target is {target}. "
        + "Using a target size that is different to the input size would compute another loss by broadcasting. Reshape the target.", nameof(target));

    private static bool BroadcastsTo(in Shape from, in Shape to)
    {
        if (from.Rank > to.Rank)
            return false;
        for (int i = 1; i <= from.Rank; i++)
        {
            if (from.Lengths[^i] != to.Lengths[^i] && from.Lengths[^i] != 1)
                return false;
        }

        return true;
    }
}
