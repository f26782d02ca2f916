namespace Autograd.Core.Tests.Properties.Programs;

/// <summary>Broadcasting, element by element.</summary>
internal static class BroadcastIndex
{
    /// <summary>The common shape; null where there is none.</summary>
    public static Shape? Shape(Shape a, Shape b)
    {
        int[] lengths = new int[Math.Max(a.Rank, b.Rank)];
        for (int i = 1; i <= lengths.Length; i++)
        {
            int left = i <= a.Rank ? a[-i] : 1, right = i <= b.Rank ? b[-i] : 1;
            if (left != right && left != 1 && right != 1)
                return null;
            lengths[^i] = Math.Max(left, right);
        }

        return lengths;
    }

    /// <summary>For each element of a result, which element of an operand it reads.</summary>
    public static int[] Of(Shape operand, Shape result)
    {
        int[] indices = new int[result.FlattenedLength];
        for (int i = 0; i < indices.Length; i++)
        {
            int rest = i, stride = 1;
            for (int d = 1; d <= operand.Rank; d++)
            {
                if (operand[-d] != 1)
                    indices[i] += rest % result[-d] * stride;
                rest /= result[-d];
                stride *= operand[-d];
            }
        }

        return indices;
    }
}
