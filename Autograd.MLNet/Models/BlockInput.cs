using Autograd.Core;
using Autograd.MLNet.Data;

namespace Autograd.MLNet.Models;

/// <summary>The features of a block of rows, gathered for one forward and backward pass.</summary>
internal abstract class BlockInput
{
    /// <summary>Takes rows of a matrix.</summary>
    public abstract void Fill(FeatureRows features, ReadOnlySpan<int> rows);

    /// <summary><c>W·x + b</c> of the rows taken, of shape [rows, outputs].</summary>
    public abstract Variable<float> Scores(Variable<float> weights, Variable<float> biases);
}
