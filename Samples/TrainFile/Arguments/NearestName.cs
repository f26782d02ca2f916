namespace TrainFile.Arguments;

/// <summary>Finds what somebody may have meant.</summary>
internal static class NearestName
{
    /// <summary><c> Did you mean 'price'?</c> with the name that takes the fewest edits, or nothing where none is near.</summary>
    public static string Suggest(string given, IEnumerable<string> names)
    {
        string? nearest = names.MinBy(name => Distance(given, name));
        return nearest is not null && Distance(given, nearest) <= Math.Max(1, Math.Max(given.Length, nearest.Length) / 3) ? $" Did you mean '{nearest}'?" : "";
    }

    // Levenshtein's, row by row; upper and lower case are the same.
    private static int Distance(string a, string b)
    {
        (a, b) = (a.ToUpperInvariant(), b.ToUpperInvariant());
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] current = new int[b.Length + 1];
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            previous = current;
        }

        return previous[^1];
    }
}
