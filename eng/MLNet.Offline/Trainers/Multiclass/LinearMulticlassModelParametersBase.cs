using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>A weight for each feature and a bias for each class.</summary>
public abstract partial class LinearMulticlassModelParametersBase : ModelParametersBase<VBuffer<float>>, IValueMapper
{
    public readonly ModelStatisticsBase Statistics;

    private protected readonly int NumberOfClasses;
    private protected readonly int NumberOfFeatures;
    private protected readonly float[] Biases;
    private protected readonly VBuffer<float>[] Weights;

    private readonly string[] _labelNames;

    // Sparse features look weights up by index.
    private readonly Lazy<float[][]> _weightsDense;

    internal LinearMulticlassModelParametersBase(IHostEnvironment env, string name, VBuffer<float>[] weights, float[] bias,
        int numClasses, int numFeatures, string[] labelNames, ModelStatisticsBase stats = null)
        : base(env, name)
    {
        Contracts.CheckValue(weights, nameof(weights));
        Contracts.CheckValue(bias, nameof(bias));
        Contracts.CheckParam(numClasses >= 2, nameof(numClasses), "Must be at least 2.");
        Contracts.CheckParam(numFeatures >= 1, nameof(numFeatures), "Must be positive.");
        Contracts.Check(weights.Length == numClasses);
        Contracts.Check(bias.Length == numClasses);

        NumberOfClasses = numClasses;
        NumberOfFeatures = numFeatures;
        Biases = [.. bias];
        Weights = new VBuffer<float>[numClasses];
        for (int i = 0; i < numClasses; i++)
            weights[i].CopyTo(ref Weights[i]);
        _labelNames = labelNames;
        Statistics = stats;
        _weightsDense = new(MakeDense);
    }

    public void GetWeights(ref VBuffer<float>[] weights, out int numClasses)
    {
        numClasses = NumberOfClasses;
        Utils.EnsureSize(ref weights, NumberOfClasses, NumberOfClasses, keepOld: true, out _);
        for (int i = 0; i < NumberOfClasses; i++)
            Weights[i].CopyTo(ref weights[i]);
    }

    public IEnumerable<float> GetBiases() => Biases;

    DataViewType IValueMapper.InputType => new VectorDataViewType(NumberDataViewType.Single, NumberOfFeatures);

    DataViewType IValueMapper.OutputType => new VectorDataViewType(NumberDataViewType.Single, NumberOfClasses);

    ValueMapper<TSrc, TDst> IValueMapper.GetMapper<TSrc, TDst>()
    {
        ValueMapper<VBuffer<float>, VBuffer<float>> mapper = Score;
        return (ValueMapper<TSrc, TDst>)(Delegate)mapper;
    }

    private void Score(in VBuffer<float> features, ref VBuffer<float> scores)
    {
        Host.Check(features.Length == NumberOfFeatures);

        var editor = VBufferEditor.Create(ref scores, NumberOfClasses);
        for (int i = 0; i < NumberOfClasses; i++)
        {
            editor.Values[i] = Biases[i] + (features.IsDense
                ? VectorUtils.DotProduct(in Weights[i], in features)
                : VectorUtils.DotProductSparse(_weightsDense.Value[i], features.GetValues(), features.GetIndices()));
        }
        Calibrate(editor.Values);
        scores = editor.Commit();
    }

    /// <summary>Turns the linear scores of the classes into what the model predicts.</summary>
    private protected abstract void Calibrate(Span<float> scores);

    private float[][] MakeDense() => Array.ConvertAll(Weights, weights => weights.DenseValues().ToArray());
}
