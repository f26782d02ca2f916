using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Data;

/// <summary>y = ½ (1 + erf((x − mean) / (stddev · √2))), with erf approximated by elementary functions; zero for a constant column.</summary>
internal static class CdfColumnFunction
{
    public const string LoaderSignature = "CdfNormalizeFunction";

    public static VersionInfo GetVersionInfo() => new(
        modelSignature: "CDFNORMF",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.Data);

    public static IColumnFunction Create<T>(IHost host, bool isVector, T[] mean, T[] stddev)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => new CdfColumnFunction<T>(host, isVector, mean, stddev, useLog: false);

    public static IColumnFunction Create(ModelLoadContext ctx, IHost host, DataViewType type)
        => type.GetItemType() == NumberDataViewType.Single
            ? CdfColumnFunction<float>.Load(ctx, host, type)
            : CdfColumnFunction<double>.Load(ctx, host, type);
}

/// <inheritdoc cref="CdfColumnFunction"/>
internal sealed class CdfColumnFunction<T>(IHost host, bool isVector, T[] mean, T[] stddev, bool useLog) : IColumnFunction
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public NormalizingTransformer.NormalizerModelParametersBase GetNormalizerModelParams() => isVector
        ? new NormalizingTransformer.CdfNormalizerModelParameters<ImmutableArray<T>>([.. mean], [.. stddev], useLog)
        : new NormalizingTransformer.CdfNormalizerModelParameters<T>(mean[0], stddev[0], useLog);

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
            host.Check(vector.Length == mean.Length);

            builder.Reset(mean.Length);
            var values = vector.GetValues();
            var indices = vector.GetIndices();
            for (int i = 0; i < values.Length; i++)
            {
                int slot = vector.IsDense ? i : indices[i];
                builder.AddFeature(slot, Map(slot, values[i]));
            }
            builder.GetResult(ref vector);
        };
    }

    private T Map(int slot, T value)
    {
        if (useLog)
            value = T.CreateChecked(Math.Log(double.CreateChecked(value)));
        if (!(stddev[slot] > T.Epsilon) || !T.IsFinite(value))
            return T.Zero;

        var x = (value - mean[slot]) / stddev[slot];
        var x2 = x * x / T.CreateChecked(2);
        var ax2 = T.CreateChecked(0.147) * x2;
        double exponent = double.CreateChecked(-x2) * (4 / Math.PI + double.CreateChecked(ax2)) / double.CreateChecked(T.One + ax2);
        return T.CreateChecked(0.5 + 0.5 * T.Sign(x) * Math.Sqrt(1 - Math.Exp(exponent)));
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.CheckAtModel();
        ctx.SetVersionInfo(CdfColumnFunction.GetVersionInfo());
        ctx.Writer.Write(Unsafe.SizeOf<T>());
        ctx.Writer.Write(useLog);
        ctx.Writer.Write(mean.Length);
        ctx.Writer.WriteNumbers<T>(mean);
        ctx.Writer.WriteNumbers<T>(stddev);

        ctx.SaveTextStream("CdfNormalizer.txt", writer =>
        {
            writer.WriteLine("NumNormalizationFeatures={0}", mean.Length);
            writer.WriteLine("Log={0}", useLog);
            for (int i = 0; i < mean.Length; i++)
                writer.WriteLine("{0}\t{1}", mean[i], stddev[i]);
        });
    }

    public static CdfColumnFunction<T> Load(ModelLoadContext ctx, IHost host, DataViewType type)
    {
        ctx.CheckAtModel(CdfColumnFunction.GetVersionInfo());
        Contracts.CheckDecode(ctx.Reader.ReadInt32() == Unsafe.SizeOf<T>());
        bool useLog = ctx.Reader.ReadBoolean();
        int size = ctx.Reader.ReadInt32();
        Contracts.CheckDecode(size > 0);
        if (size != type.GetValueCount())
            throw Contracts.Except("Normalizer expected {0} slots, but the input data column has {1} slots.", size, type.GetValueCount());
        return new CdfColumnFunction<T>(host, type is VectorDataViewType, ctx.Reader.ReadArray<T>(size), ctx.Reader.ReadArray<T>(size), useLog);
    }
}
