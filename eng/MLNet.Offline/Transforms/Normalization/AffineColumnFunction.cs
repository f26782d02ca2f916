using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Data;

/// <summary>y = (x − offset) · scale</summary>
internal static class AffineColumnFunction
{
    public const string LoaderSignature = "AffineNormExec";

    public static VersionInfo GetVersionInfo() => new(
        modelSignature: "AFF NORM",
        verWrittenCur: 0x00010003,
        verReadableCur: 0x00010003,
        verWeCanReadBack: 0x00010003,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.Data);

    /// <summary>A vector without any offset drops them; a scalar keeps its own.</summary>
    public static IColumnFunction Create<T>(bool isVector, T[] scale, T[] offset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new AffineColumnFunction<T>(isVector, scale, isVector && offset.All(T.IsZero) ? null : offset);

    public static IColumnFunction Create(ModelLoadContext ctx, IHost host, DataViewType type)
        => type.GetItemType() == NumberDataViewType.Single
            ? AffineColumnFunction<float>.Load(ctx, host, type)
            : AffineColumnFunction<double>.Load(ctx, host, type);
}

/// <inheritdoc cref="AffineColumnFunction"/>
internal sealed class AffineColumnFunction<T>(bool isVector, T[] scale, T[] offset) : IColumnFunction
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public NormalizingTransformer.NormalizerModelParametersBase GetNormalizerModelParams() => isVector
        ? new NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<T>>([.. scale], [.. offset ?? []])
        : new NormalizingTransformer.AffineNormalizerModelParameters<T>(scale[0], offset[0]);

    public Delegate GetGetter(DataViewRow input, int icol)
    {
        if (isVector)
            return MakeVectorGetter(input.GetGetter<VBuffer<T>>(input.Schema[icol]));

        var getOne = input.GetGetter<T>(input.Schema[icol]);
        return (ValueGetter<T>)((ref T value) =>
        {
            getOne(ref value);
            value = Map(0, value);
        });
    }

    private ValueGetter<VBuffer<T>> MakeVectorGetter(ValueGetter<VBuffer<T>> getSource)
    {
        var builder = new BufferBuilder<T>();
        return (ref VBuffer<T> vector) =>
        {
            getSource(ref vector);
            Contracts.Check(vector.Length == scale.Length);

            builder.Reset(scale.Length);
            var values = vector.GetValues();
            var indices = vector.GetIndices();
            int next = 0;
            for (int i = 0; i < values.Length; i++)
            {
                int slot = vector.IsDense ? i : indices[i];
                FillGap(builder, next, slot);
                builder.AddFeature(slot, Map(slot, values[i]));
                next = slot + 1;
            }
            FillGap(builder, next, scale.Length);
            builder.GetResult(ref vector);
        };
    }

    private T Map(int slot, T value) => (offset == null ? value : value - offset[slot]) * scale[slot];

    /// <summary>Slots without a value are zero, which an offset moves away from zero.</summary>
    private void FillGap(BufferBuilder<T> builder, int start, int end)
    {
        if (offset == null)
            return;
        for (int slot = start; slot < end; slot++)
            builder.AddFeature(slot, -offset[slot] * scale[slot]);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(AffineColumnFunction.GetVersionInfo());
        ctx.Writer.Write(Unsafe.SizeOf<T>());
        ctx.Writer.Write(scale.Length);
        ctx.Writer.Write(-1); // every slot is listed
        ctx.Writer.WriteArray<T>(scale);
        ctx.Writer.WriteArray<T>(offset);

        ctx.SaveTextStream("AffineNormalizer.txt", writer =>
        {
            writer.WriteLine("NumNormalizationFeatures={0}", scale.Length);
            for (int i = 0; i < scale.Length; i++)
                writer.WriteLine("{0}\t{1}\t{2}", i, offset != null ? offset[i] : T.Zero, scale[i]);
            writer.WriteLine();
        });
    }

    public static AffineColumnFunction<T> Load(ModelLoadContext ctx, IHost host, DataViewType type)
    {
        ctx.CheckAtModel(AffineColumnFunction.GetVersionInfo());
        Contracts.CheckDecode(ctx.Reader.ReadInt32() == Unsafe.SizeOf<T>());
        int size = ctx.Reader.ReadInt32();
        Contracts.CheckDecode(size > 0);
        int listed = ctx.Reader.ReadInt32();
        Contracts.CheckDecode(-1 <= listed && listed < size);
        var slots = listed < 0 ? [.. Enumerable.Range(0, size)] : ctx.Reader.ReadArray<int>(listed);
        var scales = ctx.Reader.ReadArray<T>();
        Contracts.CheckDecode(scales.Length == slots.Length);
        var offsets = ctx.Reader.ReadArray<T>();
        Contracts.CheckDecode(offsets.Length == 0 || offsets.Length == slots.Length);
        bool isVector = type is VectorDataViewType;
        if (size != type.GetValueCount())
        {
            throw host.Except("Normalizer expected {0} slots, but the input data column has " + (isVector ? "{1} slots." : "1 slot."),
                size, type.GetValueCount());
        }

        // A slot that is not listed stays as it is.
        var scale = new T[size];
        Array.Fill(scale, T.One);
        var offset = offsets.Length > 0 || !isVector ? new T[size] : null;
        int previous = -1;
        for (int i = 0; i < slots.Length; i++)
        {
            Contracts.CheckDecode(previous < slots[i] && slots[i] < size);
            previous = slots[i];
            scale[previous] = scales[i];
            Contracts.CheckDecode(!T.IsNaN(scales[i]));
            if (offsets.Length == 0 || T.IsZero(scales[i]))
                continue;
            offset[previous] = offsets[i];
            Contracts.CheckDecode(!T.IsNaN(offsets[i]));
        }
        return new AffineColumnFunction<T>(isVector, scale, offset);
    }
}
