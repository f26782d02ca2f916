using System.Numerics;

namespace Autograd.Core.Kernels;

/// <summary>What is added up: the elements themselves, or a function of each.</summary>
/// <remarks>The function may depend on m, of which there is one for each sum.</remarks>
internal interface ISummand<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary><c>Σ f(x_i, m)</c></summary>
    T Sum(ReadOnlySpan<T> x, T m);

    /// <summary><c>sum_i += f(x_i, m_i)</c></summary>
    void Add(ReadOnlySpan<T> x, ReadOnlySpan<T> m, Span<T> sum);
}

/// <summary>Sums over any dimensions, in an order that depends on nothing but the lengths.</summary>
/// <remarks>
/// Rows are added one after the other within blocks, and the blocks in a balanced tree, so that the error grows with the logarithm of
/// the length along leading dimensions as it does along trailing ones.
/// </remarks>
internal static class TreeSum
{
    private const int MaxRank = 6;
    private const int BlockRows = 16;
    private const int StackLength = 64;

    /// <summary><c>sum += Σ f(x, m)</c> over the dimensions where <paramref name="sumLengths"/> is 1; m has the lengths of the sum.</summary>
    public static void Add<T, TSummand>(in TSummand summand, ReadOnlySpan<int> xLengths, ReadOnlySpan<T> x, ReadOnlySpan<int> sumLengths, ReadOnlySpan<T> m, Span<T> sum)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TSummand : struct, ISummand<T>
    {
        if (x.IsEmpty)
            return;
        Span<Group> groups = stackalloc Group[MaxRank];
        int count = 0;
        for (int i = 0; i < xLengths.Length; i++)
        {
            int fromEnd = xLengths.Length - i;
            bool isSummed = fromEnd > sumLengths.Length || sumLengths[^fromEnd] != xLengths[i];
            if (xLengths[i] == 1)
                continue;
            if (count > 0 && groups[count - 1].IsSummed == isSummed)
                groups[count - 1] = new Group(groups[count - 1].Length * xLengths[i], isSummed);
            else
                groups[count++] = new Group(xLengths[i], isSummed);
        }

        Add(summand, groups[..count], x, m, sum);
    }

    private static void Add<T, TSummand>(in TSummand summand, ReadOnlySpan<Group> groups, ReadOnlySpan<T> x, ReadOnlySpan<T> m, Span<T> sum)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TSummand : struct, ISummand<T>
    {
        if (groups.Length <= 1)
        {
            if (!groups.IsEmpty && groups[0].IsSummed)
                sum[0] += summand.Sum(x, m[0]);
            else
                summand.Add(x, m, sum);
        }
        else if (groups[0].IsSummed)
        {
            AddRows(summand, groups[0].Length, groups[1..], x, m, sum);
        }
        else
        {
            int rows = groups[0].Length, xRow = x.Length / rows, sumRow = sum.Length / rows;
            for (int i = 0; i < rows; i++)
                Add(summand, groups[1..], x.Slice(i * xRow, xRow), m.Slice(i * sumRow, sumRow), sum.Slice(i * sumRow, sumRow));
        }
    }

    private static void AddRows<T, TSummand>(in TSummand summand, int rows, ReadOnlySpan<Group> groups, ReadOnlySpan<T> x, ReadOnlySpan<T> m, Span<T> sum)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TSummand : struct, ISummand<T>
    {
        int row = x.Length / rows;
        if (rows <= BlockRows)
        {
            for (int i = 0; i < rows; i++)
                Add(summand, groups, x.Slice(i * row, row), m, sum);
            return;
        }

        int half = (rows + BlockRows - 1) / BlockRows / 2 * BlockRows;
        AddRows(summand, half, groups, x[..(half * row)], m, sum);
        if (sum.Length <= StackLength)
        {
            Span<T> rest = stackalloc T[StackLength];
            AddRest(summand, rows - half, groups, x[(half * row)..], m, rest[..sum.Length], sum);
        }
        else
        {
            using var rest = new Scratch<T>(sum.Length);
            AddRest(summand, rows - half, groups, x[(half * row)..], m, rest.Span, sum);
        }
    }

    private static void AddRest<T, TSummand>(in TSummand summand, int rows, ReadOnlySpan<Group> groups, ReadOnlySpan<T> x, ReadOnlySpan<T> m, Span<T> rest, Span<T> sum)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TSummand : struct, ISummand<T>
    {
        rest.Clear();
        AddRows(summand, rows, groups, x, m, rest);
        Accumulation.Add(rest, sum);
    }

    /// <summary>Neighbouring dimensions that are all summed or all kept, as one.</summary>
    private readonly record struct Group(int Length, bool IsSummed);
}
