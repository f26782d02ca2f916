using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>A weight for each feature and a bias; the score is their linear combination.</summary>
public abstract partial class LinearModelParameters : ModelParametersBase<float>, IValueMapper
{
    private protected readonly VBuffer<float> Weight;

    // Sparse features look weights up by index.
    private readonly Lazy<float[]> _weightsDense;
    private readonly VectorDataViewType _inputType;

    internal LinearModelParameters(IHostEnvironment env, string name, in VBuffer<float> weights, float bias)
        : base(env, name)
    {
        Host.CheckParam(VectorUtils.AreFinite(weights.GetValues()), nameof(weights), "Cannot initialize linear predictor with non-finite weights");
        Host.CheckParam(float.IsFinite(bias), nameof(bias), "Cannot initialize linear predictor with non-finite bias");

        Weight = weights;
        Bias = bias;
        _weightsDense = new(() => [.. Weight.DenseValues()]);
        _inputType = new VectorDataViewType(NumberDataViewType.Single, Weight.Length);
    }

    private protected LinearModelParameters(IHostEnvironment env, string name, ModelLoadContext ctx)
        : base(env, name, ctx)
    {
        Bias = ctx.Reader.ReadSingle();
        Host.CheckDecode(float.IsFinite(Bias));
        Weight = ReadWeights(ctx.Reader);
        Host.CheckDecode(VectorUtils.AreFinite(Weight.GetValues()));
        _weightsDense = new(() => [.. Weight.DenseValues()]);
        _inputType = new VectorDataViewType(NumberDataViewType.Single, Weight.Length);
    }

    public IReadOnlyList<float> Weights => new WeightsCollection(Weight);

    public float Bias { get; protected set; }

    DataViewType IValueMapper.InputType => _inputType;

    DataViewType IValueMapper.OutputType => NumberDataViewType.Single;

    ValueMapper<TSrc, TDst> IValueMapper.GetMapper<TSrc, TDst>()
    {
        ValueMapper<VBuffer<float>, float> mapper = (in VBuffer<float> features, ref float score) =>
        {
            if (features.Length != Weight.Length)
                throw Contracts.Except("Input is of length {0}, but predictor expected length {1}", features.Length, Weight.Length);
            score = Score(in features);
        };
        return (ValueMapper<TSrc, TDst>)(Delegate)mapper;
    }

    private protected virtual float Score(in VBuffer<float> features) => features.IsDense
        ? Bias + VectorUtils.DotProduct(in Weight, in features)
        : Bias + VectorUtils.DotProductSparse(_weightsDense.Value, features.GetValues(), features.GetIndices());

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.Writer.Write(Bias);
        ctx.Writer.Write(Weight.Length);
        ctx.Writer.WriteArray(Weight.GetIndices());
        ctx.Writer.WriteArray(Weight.GetValues());
    }

    private VBuffer<float> ReadWeights(BinaryReader reader)
    {
        int length = reader.ReadInt32();
        int count = reader.ReadInt32();
        Host.CheckDecode(0 <= count && count < length);
        var indices = reader.ReadArray<int>(count);
        for (int i = 0; i < count; i++)
            Host.CheckDecode((i == 0 ? -1 : indices[i - 1]) < indices[i] && indices[i] < length);

        var weights = reader.ReadArray<float>();
        Host.CheckDecode(weights.Length == count || (count == 0 && weights.Length == length));
        return new VBuffer<float>(length, weights.Length, weights, indices);
    }
}
