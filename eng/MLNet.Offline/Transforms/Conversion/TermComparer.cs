namespace Microsoft.ML.Transforms;

/// <summary>Compares values, text by its characters.</summary>
internal static class TermComparer
{
    public static IEqualityComparer<T> Equality<T>() => TextComparer.Instance as IEqualityComparer<T> ?? EqualityComparer<T>.Default;

    public static IComparer<T> Order<T>() => TextComparer.Instance as IComparer<T> ?? Comparer<T>.Default;

    /// <summary>Of the types without a missing value only text has one that is not counted: the empty one.</summary>
    public static bool IsMissing<T>(T value) => value is ReadOnlyMemory<char> { IsEmpty: true };

    private sealed class TextComparer : IEqualityComparer<ReadOnlyMemory<char>>, IComparer<ReadOnlyMemory<char>>
    {
        public static readonly TextComparer Instance = new();

        public bool Equals(ReadOnlyMemory<char> x, ReadOnlyMemory<char> y) => x.Span.SequenceEqual(y.Span);

        public int GetHashCode(ReadOnlyMemory<char> text) => string.GetHashCode(text.Span);

        public int Compare(ReadOnlyMemory<char> x, ReadOnlyMemory<char> y) => x.Span.CompareTo(y.Span, StringComparison.Ordinal);
    }
}
