using System.Diagnostics.CodeAnalysis;

namespace Autograd.Core.Tests.PublicApi;

#pragma warning disable CA1822, IDE0060, CS0067 // It is there to be looked at.

/// <summary>A type that has a little of everything, for the listing of public types.</summary>
public abstract class Specimen<T> : List<string>, IDisposable
    where T : class, new()
{
    public const string Text = "a \"b\"";

    protected readonly T?[]? _items = [];

    internal Specimen()
    {
    }

    protected Specimen(in int first, out double second, ref readonly long third) => second = first + third;

    protected event EventHandler? Changed;

    public enum Kind : byte
    {
        One = 1,
        Both = 3,
        Two = 2,
    }

    public required string Name { get; init; }

    public int? Places { get; protected set; }

    internal int Hidden => 1;

    public T? this[ReadOnlySpan<char> key, int place = -1] => default;

    public static Specimen<T>? operator +(Specimen<T> left, T? right) => left;

    public static implicit operator double(Specimen<T> specimen) => 1;

    public ref readonly T? Find([NotNullWhen(true)] string? name) => ref _items![0];

    [Obsolete("Use Find.")]
    public (int Index, (T? Value, string)[] More) Old(DayOfWeek day = DayOfWeek.Friday, float scale = 0.5f, string? title = null, Guid guid = default, params ReadOnlySpan<T> rest) => default;

    public abstract Dictionary<string, List<TItem?>?> Items<TItem, TKey>(scoped ReadOnlySpan<TItem> items, TKey key)
        where TItem : notnull
        where TKey : struct, IComparable<TKey>;

    public virtual void Reset()
    {
    }

    public sealed override string ToString() => "";

    public void Dispose()
    {
        Reset();
        GC.SuppressFinalize(this);
    }

    protected internal static void Log() => throw new NotSupportedException();

    private protected void Derive() => throw new NotSupportedException();

    public ref struct Cursor
    {
        public int Place;

        public readonly int Next() => Place + 1;
    }

    public sealed record Point(int X, double? Y);
}
