using System.Reflection;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Copies the values of a row into objects of a user's class.</summary>
internal sealed class TypedRow<TRow> : IDisposable
    where TRow : class
{
    private readonly DataViewRow _input;
    private readonly Action<TRow>[] _setters;

    public TypedRow(IHost host, DataViewRow input, (DataViewSchema.Column Source, TypedSchema.Column Target)[] columns)
    {
        using var ch = host.Start(input is DataViewRowCursor ? "Cursor" : "Row");
        _input = input;
        _setters = [.. columns.Select(column => Create(column.Source, column.Target))];
    }

    public void FillValues(TRow row)
    {
        foreach (var setter in _setters)
            setter(row);
    }

    public void Dispose() => _input.Dispose();

    private Action<TRow> Create(DataViewSchema.Column source, TypedSchema.Column target)
    {
        if (target.MemberType == typeof(string))
            return Text(source, target.Member);
        if (target.MemberType == typeof(string[]))
            return Texts(source, target.Member);

        var itemType = source.Type.GetItemType().RawType;
        return source.Type switch
        {
            VectorDataViewType when target.MemberType.IsArray => Generics.Invoke(Array<int>, itemType, source, target.Member),
            VectorDataViewType => Generics.Invoke(Buffer<int>, itemType, source, target.Member),
            _ => Generics.Invoke(Scalar<int>, itemType, source, target.Member),
        };
    }

    private Action<TRow> Scalar<T>(DataViewSchema.Column source, MemberInfo member)
    {
        var getter = _input.GetGetter<T>(source);
        var write = MemberAccess.Writer<TRow, T>(member);
        T value = default;
        return row =>
        {
            getter(ref value);
            write(row, value);
        };
    }

    private Action<TRow> Text(DataViewSchema.Column source, MemberInfo member)
    {
        var getter = _input.GetGetter<ReadOnlyMemory<char>>(source);
        var write = MemberAccess.Writer<TRow, string>(member);
        ReadOnlyMemory<char> value = default;
        return row =>
        {
            getter(ref value);
            write(row, value.ToString());
        };
    }

    private Action<TRow> Texts(DataViewSchema.Column source, MemberInfo member)
    {
        var getter = _input.GetGetter<VBuffer<ReadOnlyMemory<char>>>(source);
        var read = MemberAccess.Reader<TRow, string[]>(member);
        var write = MemberAccess.Writer<TRow, string[]>(member);
        VBuffer<ReadOnlyMemory<char>> value = default;
        return row =>
        {
            getter(ref value);
            var texts = Fit(read(row), value.Length);
            foreach (var (slot, text) in value.Items(all: true))
                texts[slot] = text.ToString();
            write(row, texts);
        };
    }

    private Action<TRow> Array<T>(DataViewSchema.Column source, MemberInfo member)
    {
        var getter = _input.GetGetter<VBuffer<T>>(source);
        var read = MemberAccess.Reader<TRow, T[]>(member);
        var write = MemberAccess.Writer<TRow, T[]>(member);
        VBuffer<T> value = default;
        return row =>
        {
            getter(ref value);
            var array = Fit(read(row), value.Length);
            value.CopyTo(array);
            write(row, array);
        };
    }

    private Action<TRow> Buffer<T>(DataViewSchema.Column source, MemberInfo member)
    {
        var getter = _input.GetGetter<VBuffer<T>>(source);
        var read = MemberAccess.Reader<TRow, VBuffer<T>>(member);
        var write = MemberAccess.Writer<TRow, VBuffer<T>>(member);
        return row =>
        {
            // The buffers are the object's own, so that objects do not share them.
            var value = read(row);
            getter(ref value);
            write(row, value);
        };
    }

    // An object's own array is written into where its length suits.
    private static T[] Fit<T>(T[] array, int length) => array?.Length == length ? array : new T[length];
}
