using System.Numerics;

namespace Autograd.Core.Tests.Operations;

/// <summary>All that the tests know of an operation.</summary>
/// <param name="Name">How it is written, unique in the table.</param>
/// <param name="InDouble">Calls it in double precision.</param>
/// <param name="InSingle">The same in single precision.</param>
/// <param name="Reference">The same by plain loops.</param>
/// <param name="GradFn">What <c>GradFn</c> is called.</param>
/// <param name="Shapes">Sets of input shapes to try it on.</param>
public sealed record OperationRow(
    string Name,
    Func<Variable<double>[], Variable<double>> InDouble,
    Func<Variable<float>[], Variable<float>> InSingle,
    Func<NaiveArray[], NaiveArray> Reference,
    string GradFn,
    Shape[][] Shapes)
{
    /// <summary>Where the inputs lie.</summary>
    public Domain Domain { get; init; } = Domain.Any;

    /// <summary>The call in a precision; a delegate, so that calling it allocates nothing.</summary>
    public Func<Variable<T>[], Variable<T>> Call<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
        => (Func<Variable<T>[], Variable<T>>)(object)(typeof(T) == typeof(double) ? InDouble : InSingle);
}
