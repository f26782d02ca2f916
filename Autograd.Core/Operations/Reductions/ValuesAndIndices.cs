using System.Numerics;

namespace Autograd.Core;

/// <summary>Chosen elements, and where along the dimension each was found.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="Values">The elements.</param>
/// <param name="Indices">Their indices, whole numbers of the same shape, which do not require grad.</param>
public readonly record struct ValuesAndIndices<T>(Variable<T> Values, Variable<T> Indices)
    where T : unmanaged, IFloatingPointIeee754<T>;
