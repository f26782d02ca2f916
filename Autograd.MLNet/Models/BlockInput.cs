using Autograd.Core;
using Autograd.MLNet.Data;

namespace Autograd.MLNet.Models;

/// <summary>The features of a block of rows, ready for one forward and backward pass.</summary>
internal abstract class BlockInput
{
    /// <summary>How many rows the processor's own cache holds with ease.</summary>
    public virtual int RowsInCache => int.MaxValue;

    /// <summary>Whether the rows taken are known to follow each other.</summary>
    public virtual bool IsContiguous => false;

    /// <summary>Takes rows of a matrix.</summary>
    /// <param name="features">The matrix.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="upcoming">How many of them, the last ones, are not taken, but will be the next time.</param>
    public abstract void Fill(FeatureRows features, in RowList rows, int upcoming = 0);

    /// <summary><c>W·x + b</c> of the rows taken, of shape [rows, outputs].</summary>
    public abstract Variable<float> Scores(Variable<float> weights, Variable<float> biases);
}
