namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>An argument that is no input of the operation, such as weights or class indices, in both precisions.</summary>
public sealed class Constant(Shape shape, params double[] values)
{
    public double[] Values => values;

    public Variable<double> InDouble { get; } = Variable.Create(values, shape);

    public Variable<float> InSingle { get; } = Variable.Create([.. values.Select(value => (float)value)], shape);
}
