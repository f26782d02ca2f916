using System.Numerics;
using Autograd.Core.Optimizers;

namespace Autograd.Core.Tests.Tape;

/// <summary>A small linear regression: data, parameters, optimizer, and one training step.</summary>
public sealed class Regression<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Variable<T> _x, _y;
    private readonly SGD<T> _optimizer;

    public Regression(int rows = 16, int features = 3, double momentum = 0)
    {
        _x = Values(1, [rows, features], requiresGrad: false);
        _y = Values(2, [rows, 1], requiresGrad: false);
        Weight = Values(3, [1, features], requiresGrad: true);
        Bias = Variable.Zeros<T>([1], requiresGrad: true);
        _optimizer = new SGD<T>([Weight, Bias], learningRate: 0.05, momentum);
    }

    public Variable<T> Weight { get; }

    public Variable<T> Bias { get; }

    public Variable<T> Loss() => Loss(0, _x.Shape[0]);

    /// <summary>The loss of a batch of rows.</summary>
    public Variable<T> Loss(int start, int length)
        => Variable.MseLoss(_x.Narrow(0, start, length).Linear(Weight, Bias), _y.Narrow(0, start, length));

    /// <summary>Descends along a loss.</summary>
    public void Descend(Variable<T> loss)
    {
        _optimizer.ZeroGrad();
        loss.Backward();
        _optimizer.Step();
    }

    /// <summary>The parameters' values, for comparing runs.</summary>
    public T[] Parameters() => [.. Weight.ToArray(), .. Bias.ToArray()];

    private static Variable<T> Values(int seed, Shape shape, bool requiresGrad)
    {
        var random = new System.Random(seed);
        return Variable.Create((T[])[.. Enumerable.Range(0, shape.FlattenedLength).Select(_ => T.CreateTruncating(random.NextDouble() - 0.5))], shape, requiresGrad);
    }
}
