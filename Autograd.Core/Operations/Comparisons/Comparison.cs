using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>A comparison of two elements: 1 where it holds, else 0.</summary>
internal interface IComparison : IRealFunction2
{
    static abstract string Name { get; }
}

/// <summary>Comparisons of variables. Their results are masks, which have no derivative and are never recorded.</summary>
internal abstract class Comparison<T, TComparison> : IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
    where TComparison : struct, IComparison
{
    public static string Name => TComparison.Name;

    public static Variable<T> Of(Variable<T> a, Variable<T> b)
    {
        Node<T> left = a.Node, right = b.Node;
        Shape shape = Broadcasting.ResultShape<Comparison<T, TComparison>>(left.Shape, right.Shape);
        Leaf<T> mask = Recorder.Next<T, Leaf<T>>(left, right);
        mask.Allocate(shape);
        RealFunction.Broadcast(default(TComparison), left.Shape.Lengths, left.Data, right.Shape.Lengths, right.Data, mask.Data);
        return new Variable<T>(mask);
    }

    public static Variable<T> Of(Variable<T> a, T b)
    {
        Node<T> left = a.Node;
        Leaf<T> mask = Recorder.Next<T, Leaf<T>>(left);
        mask.Allocate(left.Shape);
        RealFunction.Map(default(TComparison), left.Data, b, mask.Data);
        return new Variable<T>(mask);
    }
}
