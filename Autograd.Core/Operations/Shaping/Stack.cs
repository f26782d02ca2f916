using System.Numerics;

namespace Autograd.Core;

public static partial class Variable
{
    /// <summary><c>y_i</c> = the i-th variable, along a new dimension; each gets its part of <c>dy</c>.</summary>
    /// <param name="variables">At least one, all of the same shape.</param>
    /// <param name="dim">Where the new dimension is in the result; counted from the end where negative.</param>
    /// <exception cref="ArgumentException">There are no variables, or their shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The result has no such dimension.</exception>
    /// <example><code>
    /// var y = Variable.Stack([a, b], dim: 1);
    /// </code></example>
    public static Variable<T> Stack<T>(ReadOnlySpan<Variable<T>> variables, int dim)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Concatenate.RefuseNone<T, StackName>(variables);
        Shape shape = variables[0].Shape;
        for (int i = 1; i < variables.Length; i++)
        {
            if (variables[i].Shape != shape)
                throw new ArgumentException($"Stack: shapes must be the same, variable 0 is {shape} and variable {i} is {variables[i].Shape}. Use Cat to join along a dimension that exists.", nameof(variables));
        }

        Shape result = Dimensions.Insert<StackName>(shape, dim, variables.Length);
        int d = result.Normalize(dim);
        return Recorder.Variadic(variables, result, new ConcatenateOperation<T, StackName>(Dimensions.Product(result.Lengths[..d])));
    }

    /// <summary><c>y_i</c> = the i-th variable, along a new outermost dimension.</summary>
    /// <inheritdoc cref="Stack{T}(ReadOnlySpan{Variable{T}}, int)"/>
    public static Variable<T> Stack<T>(params ReadOnlySpan<Variable<T>> variables)
        where T : unmanaged, IFloatingPointIeee754<T> => Stack(variables, 0);
}

internal readonly struct StackName : IOperation
{
    public static string Name => "Stack";
}
