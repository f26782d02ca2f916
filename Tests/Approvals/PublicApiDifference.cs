namespace Approvals;

/// <summary>The lines that were removed and added between two listings, each group beneath the type that it belongs to.</summary>
internal static class PublicApiDifference
{
    /// <summary>Empty where both are the same.</summary>
    public static IReadOnlyList<string> Between(string approved, string received)
    {
        string[] before = approved.Split('\n', StringSplitOptions.RemoveEmptyEntries), after = received.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int[,] shared = SharedLines(before, after);
        List<string> difference = [];
        string type = "";
        bool typeIsTold = true;

        void Tell(string sign, string line)
        {
            if (!typeIsTold)
                difference.Add($"  {type}");
            typeIsTold = true;
            difference.Add($"{sign} {line}");
        }

        void Enter(string line, bool told)
        {
            if (line[0] != ' ')
                (type, typeIsTold) = (line, told);
        }

        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                Enter(before[i], told: false);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == after.Length || (i < before.Length && shared[i + 1, j] >= shared[i, j + 1]))
            {
                Enter(before[i], told: true);
                Tell("-", before[i++]);
            }
            else
            {
                Enter(after[j], told: true);
                Tell("+", after[j++]);
            }
        }

        return difference;
    }

    // How many lines the rests from i and from j have in common, in the same order.
    private static int[,] SharedLines(string[] before, string[] after)
    {
        var shared = new int[before.Length + 1, after.Length + 1];
        for (int i = before.Length - 1; i >= 0; i--)
        {
            for (int j = after.Length - 1; j >= 0; j--)
                shared[i, j] = before[i] == after[j] ? shared[i + 1, j + 1] + 1 : Math.Max(shared[i + 1, j], shared[i, j + 1]);
        }

        return shared;
    }
}
