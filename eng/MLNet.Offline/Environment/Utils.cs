namespace Microsoft.ML.Internal.Utilities;

internal static class Utils
{
    public const int ArrayMaxSize = 0x7FEFFFFF;

    public static int Size<T>(T[] array) => array?.Length ?? 0;

    public static int Size<T>(ICollection<T> collection) => collection?.Count ?? 0;

    public static void EnsureSize<T>(ref T[] array, int min, bool keepOld = true) =>
        EnsureSize(ref array, min, ArrayMaxSize, keepOld, out _);

    /// <summary>Grows an array to at least <paramref name="min"/> items, doubling up to <paramref name="max"/>.</summary>
    public static void EnsureSize<T>(ref T[] array, int min, int max, bool keepOld, out bool resized)
    {
        if (min > max)
            throw new ArgumentOutOfRangeException(nameof(max), "min must not exceed max");

        var size = Size(array);
        resized = size < min;
        if (!resized)
            return;

        var newSize = (int)Math.Max(min, Math.Min(max, size == 0 ? 4 : size * 2L));
        if (keepOld && size > 0)
            Array.Resize(ref array, newSize);
        else
            array = new T[newSize];
    }

    public static int[] GetRandomPermutation(Random rand, int size)
    {
        int[] result = [.. Enumerable.Range(0, size)];
        Shuffle(rand, result.AsSpan());
        return result;
    }

    public static void Shuffle<T>(Random rand, Span<T> items)
    {
        for (var i = 0; i < items.Length; i++)
        {
            var j = i + rand.Next(items.Length - i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
