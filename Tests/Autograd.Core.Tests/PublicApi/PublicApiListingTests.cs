using Approvals;

namespace Autograd.Core.Tests.PublicApi;

/// <summary>The listing on which the approval rests.</summary>
[TestClass]
public sealed class PublicApiListingTests
{
    [TestMethod]
    public void EverythingThatUsersSeeIsListed() => Assert.AreEqual(
        """
        public abstract class Autograd.Core.Tests.PublicApi.Specimen<T> : List<string>, IDisposable where T : class, new()
            public const string Text = "a \"b\"";
            protected readonly T?[]? _items;
            protected Specimen(in int first, out double second, ref readonly long third);
            public T? this[ReadOnlySpan<char> key, int place = -1] { get; }
            public required string Name { get; init; }
            public int? Places { get; protected set; }
            protected event EventHandler? Changed;
            public static Specimen<T>? operator +(Specimen<T> left, T? right);
            public static implicit operator double(Specimen<T> specimen);
            public void Dispose();
            public ref readonly T? Find([NotNullWhen(true)] string? name);
            public abstract Dictionary<string, List<TItem?>?> Items<TItem, TKey>(scoped ReadOnlySpan<TItem> items, TKey key) where TItem : notnull where TKey : struct, IComparable<TKey>;
            protected static void Log();
            [Obsolete("Use Find.")] public (int Index, (T? Value, string)[] More) Old(DayOfWeek day = DayOfWeek.Friday, float scale = 0.5f, string? title = null, Guid guid = default, params ReadOnlySpan<T> rest);
            public virtual void Reset();
            public sealed override string ToString();

        """,
        PublicApiListing.Of(typeof(Specimen<>)));

    [TestMethod]
    public void TypesThatAreNestedHaveTheirOwnBlocks() =>
        Assert.AreEqual(
            """
            public ref struct Autograd.Core.Tests.PublicApi.Specimen<T>.Cursor
                public int Place;
                public readonly int Next();

            public enum Autograd.Core.Tests.PublicApi.Specimen<T>.Kind : byte
                One = 1
                Two = 2
                Both = 3

            public sealed record Autograd.Core.Tests.PublicApi.Specimen<T>.Point : IEquatable<Specimen<T>.Point>
                public Point(int X, double? Y);
                public int X { get; init; }
                public double? Y { get; init; }

            """,
            PublicApiListing.Of(typeof(Specimen<>.Kind), typeof(Specimen<>.Cursor), typeof(Specimen<>.Point)));

    [TestMethod]
    public void ADifferenceNamesTheTypeAndTheLines()
    {
        string before = """
            public class A
                public int Same { get; }
                public void Gone();

            public class B
                public int Same { get; }

            """;
        string after = """
            public class A
                public void Came();
                public int Same { get; }

            public sealed class B
                public int Same { get; }

            """;
        Assert.AreSequenceEqual(
            ["  public class A", "+     public void Came();", "-     public void Gone();", "- public class B", "+ public sealed class B"],
            PublicApiDifference.Between(before, after));
        Assert.IsEmpty(PublicApiDifference.Between(after, after));
    }
}
