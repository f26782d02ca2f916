namespace Autograd.MLNet.Training.Metrics;

/// <summary>How good scores are, gathered block by block.</summary>
internal interface IMetric
{
    /// <summary>The name of the property of ML.NET's metrics that it is.</summary>
    string Name { get; }

    double Value { get; }

    void Reset();

    /// <summary>How many numbers <see cref="Save"/> writes.</summary>
    int StateLength { get; }

    /// <summary>Writes all that was gathered.</summary>
    void Save(Span<double> state);

    /// <summary>Adds what others have gathered.</summary>
    void Add(ReadOnlySpan<double> state);

    /// <summary>Adds rows.</summary>
    /// <param name="scores">Row after row.</param>
    /// <param name="labels">Row after row.</param>
    /// <param name="weights">One a row; empty where all are 1.</param>
    void Add(ReadOnlySpan<float> scores, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights);
}
