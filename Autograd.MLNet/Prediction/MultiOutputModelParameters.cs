namespace Microsoft.ML.Trainers;

/// <summary>A linear model of several outputs: <c>score = W·x + b</c>.</summary>
public sealed class MultiOutputModelParameters
{
    private readonly float[,] _weights;
    private readonly float[] _biases;

    internal MultiOutputModelParameters(IReadOnlyList<LinearRegressionModelParameters> outputs, IReadOnlyList<string> names)
    {
        Outputs = outputs;
        OutputNames = names;
        _biases = [.. outputs.Select(output => output.Bias)];
        _weights = new float[outputs.Count, outputs[0].Weights.Count];
        for (int k = 0; k < outputs.Count; k++)
        {
            for (int i = 0; i < _weights.GetLength(1); i++)
                _weights[k, i] = outputs[k].Weights[i];
        }
    }

    /// <summary>The number of outputs.</summary>
    public int NumberOfOutputs => _biases.Length;

    /// <summary>The number of features.</summary>
    public int NumberOfFeatures => _weights.GetLength(1);

    /// <summary>b, one for each output.</summary>
    public IReadOnlyList<float> Biases => _biases;

    /// <summary>The names of the outputs: the slot names of the label, or their numbers from 0.</summary>
    public IReadOnlyList<string> OutputNames { get; }

    /// <summary>Each output as ML.NET's own model of a single one.</summary>
    public IReadOnlyList<LinearRegressionModelParameters> Outputs { get; }

    /// <summary>The weight of a feature for an output.</summary>
    /// <param name="output">The output, from 0.</param>
    /// <param name="feature">The feature, from 0.</param>
    public float this[int output, int feature] => _weights[output, feature];

    /// <summary>A copy of W, of shape [outputs, features].</summary>
    public float[,] GetWeights() => (float[,])_weights.Clone();
}
