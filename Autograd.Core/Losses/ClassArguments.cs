using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>What the loss functions of classes demand of their arguments.</summary>
internal static class ClassArguments
{
    /// <summary>The shape of targets that are class indices: that of the scores without the dimension of classes.</summary>
    public static Shape TargetShape(in Shape scores) => scores.Rank switch
    {
        0 => scores,
        1 => Shape.Scalar,
        _ => scores.Without(1),
    };

    /// <summary>Demands whole numbers, each a class or the one to ignore.</summary>
    public static void CheckIndices<T>(string name, in Shape scores, Variable<T> target, int? ignored = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape expected = TargetShape(scores);
        if (target.Shape != expected)
            throw new ArgumentException($"{name}: of scores {scores} the targets must be {expected}, they are {target.Shape}. Reshape them.", nameof(target));

        int classes = ClassLayout.Of(scores.Lengths).Classes;
        ReadOnlySpan<T> targets = target.Node.Data;
        for (int i = 0; i < targets.Length; i++)
        {
            int index = int.CreateTruncating(targets[i]);
            if (T.CreateTruncating(index) != targets[i])
                throw new ArgumentException($"{name}: target {targets[i]} at position {i} is not a whole number; classes are 0 to {classes - 1}.", nameof(target));
            if ((index < 0 || index >= classes) && index != ignored)
                throw new ArgumentOutOfRangeException(nameof(target), index, $"{name}: Target {index} is out of bounds at position {i}; classes are 0 to {classes - 1}.");
        }
    }

    /// <summary>The weights of the classes; none where null.</summary>
    public static Node<T>? Weights<T>(string name, in Shape scores, Variable<T>? weight)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (weight is not { } w)
            return null;
        LossArguments.CheckConstant(name, w, nameof(weight));
        int classes = ClassLayout.Of(scores.Lengths).Classes;
        if (w.Shape != new Shape(classes))
            throw new ArgumentException($"{name}: weight must have one element for each class, [{classes}], it is {w.Shape}.", nameof(weight));
        return w.Node;
    }
}
