using System.Numerics;

namespace Autograd.Core.Tests.Operations;

/// <summary>An operation on one set of input shapes, with random values that are the same in every run and every precision.</summary>
public sealed class OperationCase
{
    private readonly float[][] _inputs;

    public OperationCase(OperationRow row, Shape[] shapes)
    {
        Row = row;
        Shapes = shapes;
        var random = new System.Random(42);
        _inputs = [.. shapes.Select(shape => Values(shape, row.Domain, random))];
        Expected = row.Reference([.. shapes.Select((shape, i) => new NaiveArray(shape.Lengths.ToArray(), [.. _inputs[i].Select(x => (double)x)]))]);
        ResultShape = Expected.Lengths;
        Cotangent = [.. Values(ResultShape, Domain.Any, random).Select(x => (double)x)];
    }

    public OperationRow Row { get; }

    public Shape[] Shapes { get; }

    public NaiveArray Expected { get; }

    public Shape ResultShape { get; }

    /// <summary>The gradient to begin backward with.</summary>
    public double[] Cotangent { get; }

    /// <summary>Leaves with the inputs' values.</summary>
    public Variable<T>[] Leaves<T>(bool requiresGrad = true)
        where T : unmanaged, IFloatingPointIeee754<T>
        => [.. Shapes.Select((_, i) => Leaf<T>(i, requiresGrad))];

    /// <summary>Leaves of which only one requires grad.</summary>
    public Variable<T>[] LeavesWithGradOnly<T>(int input)
        where T : unmanaged, IFloatingPointIeee754<T>
        => [.. Shapes.Select((_, i) => Leaf<T>(i, requiresGrad: i == input))];

    public Variable<T> CotangentOf<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
        => Variable.Create(Convert<T>(Cotangent), ResultShape);

    private static float[] Values(Shape shape, Domain domain, System.Random random)
        => [.. Enumerable.Range(0, shape.FlattenedLength).Select(_ => (float)domain.Draw(random))];

    private static T[] Convert<T>(IEnumerable<double> values)
        where T : unmanaged, IFloatingPointIeee754<T> => [.. values.Select(T.CreateTruncating)];

    private Variable<T> Leaf<T>(int input, bool requiresGrad)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Variable.Create(Convert<T>(_inputs[input].Select(x => (double)x)), Shapes[input], requiresGrad);
}
