using System.Numerics;
using System.Reflection;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The getters of the columns that an object of a user's class holds.</summary>
internal sealed class ObjectGetters<TRow>
    where TRow : class
{
    private readonly IHost _host;
    private readonly Delegate[] _getters;
    private TRow _current;

    public ObjectGetters(IHostEnvironment env, TypedSchema.Column[] columns, Func<int, bool> isActive)
    {
        _host = env.Register("Row");
        _getters = [.. columns.Select((column, i) => isActive(i) ? Create(column) : null)];
    }

    /// <summary>The object that is read from, null where there is none.</summary>
    public TRow Current
    {
        private get => _current ?? throw _host.Except(RowCursorUtils.FetchValueStateError);
        set => _current = value;
    }

    public bool IsActive(DataViewSchema.Column column)
    {
        if (column.Index < 0 || column.Index >= _getters.Length)
            throw _host.Except("Column index must be between 0 and {0}", _getters.Length);
        return _getters[column.Index] != null;
    }

    public ValueGetter<TValue> Get<TValue>(DataViewSchema.Column column)
    {
        _host.CheckParam(IsActive(column), nameof(column), "requested column not active");
        var getter = _getters[column.Index];
        return getter as ValueGetter<TValue> ?? throw _host.Except(
            $"Invalid TValue in GetGetter for column #{column}: '{typeof(TValue)}', " +
            $"expected type: '{getter.GetType().GetGenericArguments()[0]}'.");
    }

    private Delegate Create(TypedSchema.Column column)
    {
        if (column.MemberType == typeof(string))
            return Text(column.Member);
        if (column.MemberType == typeof(string[]))
            return Texts(column.Member);

        var itemType = column.Type.GetItemType().RawType;
        return column.Type switch
        {
            VectorDataViewType when column.MemberType.IsArray => Generics.Invoke(Array<int>, itemType, column.Member),
            VectorDataViewType => Generics.Invoke(Buffer<int>, itemType, column.Member),
            KeyDataViewType key => Generics.Invoke(Key<uint>, itemType, column.Member, key),
            _ => Generics.Invoke(Scalar<int>, itemType, column.Member),
        };
    }

    private Delegate Scalar<T>(MemberInfo member)
    {
        var read = MemberAccess.Reader<TRow, T>(member);
        return (ValueGetter<T>)((ref T value) => value = read(Current));
    }

    private Delegate Text(MemberInfo member)
    {
        var read = MemberAccess.Reader<TRow, string>(member);
        return (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = read(Current).AsMemory());
    }

    private Delegate Texts(MemberInfo member)
    {
        var read = MemberAccess.Reader<TRow, string[]>(member);
        return (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            var texts = read(Current) ?? [];
            var editor = VBufferEditor.Create(ref value, texts.Length);
            for (var i = 0; i < texts.Length; i++)
                editor.Values[i] = texts[i].AsMemory();
            value = editor.Commit();
        });
    }

    private Delegate Array<T>(MemberInfo member)
    {
        var read = MemberAccess.Reader<TRow, T[]>(member);
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            var array = read(Current);
            VBuffer<T>.Copy(array, 0, ref value, Utils.Size(array));
        });
    }

    private Delegate Buffer<T>(MemberInfo member)
    {
        var read = MemberAccess.Reader<TRow, VBuffer<T>>(member);
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => read(Current).CopyTo(ref value));
    }

    // The object holds zero-based keys; a column of them is one-based, with zero for what is out of range.
    private Delegate Key<T>(MemberInfo member, KeyDataViewType type)
        where T : struct, IBinaryInteger<T>
    {
        _host.Check(typeof(T) != typeof(ushort));
        var read = MemberAccess.Reader<TRow, T>(member);
        var count = type.Count;
        return (ValueGetter<T>)((ref T value) =>
        {
            var key = read(Current);
            value = ulong.CreateTruncating(key) < count ? key + T.One : T.Zero;
        });
    }
}
