using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Takes in the fields of a column and holds its value for the current row.</summary>
internal abstract class FieldPipe
{
    /// <summary>Whether what cannot be read counts as missing instead of being an error.</summary>
    public abstract bool HasMissing { get; }

    public abstract bool IsReal { get; }

    public bool HasRow { get; set; }

    public static FieldPipe Create(DataViewType type, TextFormat format)
    {
        var itemType = (PrimitiveDataViewType)type.GetItemType();
        var parser = FieldParser.Create(itemType, new DoubleParser(format.DecimalMarker, format.MissingRealsAsNaNs));
        return type is VectorDataViewType
            ? Generics.Invoke(CreateVector<int>, itemType.RawType, itemType, parser)
            : Generics.Invoke(CreateScalar<int>, itemType.RawType, itemType, parser);
    }

    /// <summary>The length of the row's vector.</summary>
    public int Size { get; set; }

    /// <summary>Starts a row.</summary>
    public abstract void Reset();

    /// <summary>Takes in the field of a slot. Returns false if it could not be read.</summary>
    public abstract bool Consume(int slot, ReadOnlyMemory<char> text);

    public abstract Delegate GetGetter();

    private static FieldPipe CreateScalar<T>(PrimitiveDataViewType type, Delegate parser) =>
        new ScalarPipe<T>(type, (FieldParser<T>)parser);

    private static FieldPipe CreateVector<T>(PrimitiveDataViewType type, Delegate parser) =>
        new VectorPipe<T>(type, (FieldParser<T>)parser);
}

internal abstract class FieldPipe<T>(PrimitiveDataViewType type) : FieldPipe
{
    public sealed override bool HasMissing => IsReal || type is KeyDataViewType;

    public sealed override bool IsReal => type.RawType == typeof(float) || type.RawType == typeof(double);

    public sealed override Delegate GetGetter() => (ValueGetter<T>)((ref T value) =>
    {
        Contracts.Check(HasRow);
        Get(ref value);
    });

    protected abstract void Get(ref T value);
}

internal sealed class ScalarPipe<T>(PrimitiveDataViewType type, FieldParser<T> parse) : FieldPipe<T>(type)
{
    private T _value;

    public override void Reset() => _value = default;

    public override bool Consume(int slot, ReadOnlyMemory<char> text) => parse(text, out _value);

    protected override void Get(ref T value) => value = _value;
}

internal sealed class VectorPipe<T>(PrimitiveDataViewType type, FieldParser<T> parse) : FieldPipe<VBuffer<T>>(type)
{
    private readonly List<int> _slots = [];
    private readonly List<T> _values = [];

    public override void Reset()
    {
        _slots.Clear();
        _values.Clear();
    }

    public override bool Consume(int slot, ReadOnlyMemory<char> text)
    {
        var isGood = parse(text, out var value);
        _slots.Add(slot);
        _values.Add(value);
        return isGood;
    }

    // Dense where more than half of the fields have text, be it that of a zero.
    protected override void Get(ref VBuffer<T> value)
    {
        var isDense = _values.Count > Size / 2;
        var editor = VBufferEditor.Create(ref value, Size, isDense ? Size : _values.Count);
        if (isDense)
            editor.Values.Clear();
        for (var i = 0; i < _values.Count; i++)
        {
            editor.Values[isDense ? _slots[i] : i] = _values[i];
            if (!isDense)
                editor.Indices[i] = _slots[i];
        }

        value = editor.Commit();
    }
}
