using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Data.IO;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>What replaces the missing values of a column: one number, or one for each slot.</summary>
internal abstract class Replacement
{
    /// <summary>The type of the number, or a vector type if there is one for each slot.</summary>
    protected abstract DataViewType Type { get; }

    public static Replacement Load(IHost host, IChannel ch, BinaryReader reader)
        => CodecFactory.ReadDefinitionOrNull(reader, ch) switch
        {
            Codec<float> codec => new Replacement<float>(codec.Type, codec.Read(reader, 1)),
            Codec<double> codec => new Replacement<double>(codec.Type, codec.Read(reader, 1)),
            Codec<VBuffer<float>> codec => new Replacement<float>(codec.Type, [.. codec.Read(reader, 1)[0].DenseValues()]),
            Codec<VBuffer<double>> codec => new Replacement<double>(codec.Type, [.. codec.Read(reader, 1)[0].DenseValues()]),
            _ => throw host.ExceptDecode(),
        };

    public abstract void Save(BinaryWriter writer);

    public void CheckFits(IExceptionContext context, DataViewSchema.Column source)
    {
        var vector = source.Type as VectorDataViewType;
        if (!source.Type.GetItemType().Equals(Type.GetItemType()))
        {
            throw context.ExceptParam("InputSchema", "Column '{0}' item type '{1}' does not match expected ColumnType of '{2}'",
                source.Name, Type.GetItemType(), source.Type);
        }
        if (Type is not VectorDataViewType own)
            return;
        if (vector == null)
        {
            throw context.ExceptParam("inputSchema", "Column '{0}' item type '{1}' cannot be a vector when Columntype is a scalar of type '{2}'",
                source.Name, own, source.Type);
        }
        if (!vector.IsKnownSize)
        {
            throw context.ExceptParam("inputSchema", "Column '{0}' is unknown size vector '{1}' must be a scalar instead of type '{2}'",
                source.Name, source.Type, own);
        }
        if (vector.Size != own.Size)
        {
            throw context.ExceptParam("inputSchema", "Column '{0}' item type '{1}' must be a scalar or a vector of the same size as Columntype '{2}'",
                source.Name, own, source.Type);
        }
    }

    public abstract Delegate MakeGetter(IHost host, DataViewRow row, DataViewSchema.Column source);
}

/// <inheritdoc/>
internal sealed class Replacement<T>(DataViewType type, T[] values) : Replacement
    where T : struct, IFloatingPointIeee754<T>
{
    protected override DataViewType Type => type;

    private bool IsBySlot => type is VectorDataViewType;

    public override void Save(BinaryWriter writer)
    {
        var codec = CodecFactory.GetCodecOrNull(type);
        codec.WriteDefinition(writer);
        if (IsBySlot)
            ((Codec<VBuffer<T>>)codec).Write(writer, [new VBuffer<T>(values.Length, values)]);
        else
            ((Codec<T>)codec).Write(writer, values);
    }

    public override Delegate MakeGetter(IHost host, DataViewRow row, DataViewSchema.Column source)
    {
        if (source.Type is VectorDataViewType)
            return MakeVectorGetter(host, row.GetGetter<VBuffer<T>>(source));

        var getter = row.GetGetter<T>(source);
        return (ValueGetter<T>)((ref T value) =>
        {
            getter(ref value);
            if (T.IsNaN(value))
                value = values[0];
        });
    }

    private ValueGetter<VBuffer<T>> MakeVectorGetter(IHost host, ValueGetter<VBuffer<T>> getter)
    {
        VBuffer<T> source = default;
        return (ref VBuffer<T> result) =>
        {
            getter(ref source);
            host.Check(!IsBySlot || source.Length == values.Length);
            var items = source.GetValues();
            var indices = source.GetIndices();
            var editor = VBufferEditor.Create(ref result, source.Length, items.Length);
            int count = 0;
            for (int i = 0; i < items.Length; i++)
            {
                int slot = source.IsDense ? i : indices[i];
                var value = T.IsNaN(items[i]) ? values[IsBySlot ? slot : 0] : items[i];
                // In a sparse vector a zero that was put in is left out; one that was there stays.
                if (!source.IsDense && T.IsNaN(items[i]) && value == T.Zero)
                    continue;
                if (!source.IsDense)
                    editor.Indices[count] = slot;
                editor.Values[count++] = value;
            }
            result = editor.CommitTruncated(count);
        };
    }
}
