using System.Buffers.Binary;
using System.Numerics;

namespace Autograd.Core.Serialization;

/// <summary>An array as a state file holds it.</summary>
/// <param name="Kind">The element type.</param>
/// <param name="Shape">The dimension lengths.</param>
/// <param name="Bytes">The elements, little-endian, in row-major order.</param>
internal sealed record StateArray(ElementKind Kind, Shape Shape, byte[] Bytes)
{
    public static StateArray Of<T>(in Shape shape, ReadOnlySpan<T> elements)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ElementKind kind = typeof(T) == typeof(float) ? ElementKind.F32
            : typeof(T) == typeof(double) ? ElementKind.F64
            : throw new NotSupportedException($"StateDict: only elements of type Single and Double can be saved, these are {typeof(T).Name}.");
        byte[] bytes = new byte[(long)elements.Length * SizeOf(kind)];
        for (int i = 0; i < elements.Length; i++)
        {
            if (kind == ElementKind.F32)
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * 4), float.CreateTruncating(elements[i]));
            else
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * 8), double.CreateTruncating(elements[i]));
        }

        return new StateArray(kind, shape, bytes);
    }

    public static int SizeOf(ElementKind kind) => kind == ElementKind.F32 ? 4 : 8;

    /// <summary>Writes the elements, rounded where <typeparamref name="T"/> is the narrower type.</summary>
    public void CopyTo<T>(Span<T> destination)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = Kind == ElementKind.F32
                ? T.CreateTruncating(BinaryPrimitives.ReadSingleLittleEndian(Bytes.AsSpan(i * 4)))
                : T.CreateTruncating(BinaryPrimitives.ReadDoubleLittleEndian(Bytes.AsSpan(i * 8)));
        }
    }
}

/// <summary>An element type, by its name in state files.</summary>
internal enum ElementKind
{
    F32,
    F64,
}
