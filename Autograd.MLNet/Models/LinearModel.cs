using System.Numerics.Tensors;
using Autograd.Core;
using Autograd.Core.Optimizers;
using Autograd.Core.Serialization;
using Autograd.MLNet.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Models;

/// <summary>Weights and biases of <c>W·x + b</c> while they are trained.</summary>
internal abstract class LinearModel(int columns, int outputs)
{
    public int Columns { get; } = columns;

    public int Outputs { get; } = outputs;

    /// <summary>What the optimizer changes, beside the biases.</summary>
    public abstract Variable<float> Weights { get; }

    public Variable<float> Biases { get; } = Variable.Zeros<float>([outputs], requiresGrad: true);

    /// <summary>A model that fits the rows: sparse ones get one whose steps touch only the columns they see, unless the optimizer wants all at once.</summary>
    public static LinearModel Create(TrainingData data, Standardization standardization, int outputs, int batchSize, AutogradOptimizer optimizer)
    {
        if (!data.IsSparse)
            return new DenseModel(data.ColumnCount, outputs);
        if (optimizer.IsFullBatch)
            return new WholeSparseModel(data.ColumnCount, outputs, standardization);
        long most = ((long)batchSize * data.LongestRow) + standardization.FilledColumns.Length;
        return new SparseModel(data.ColumnCount, outputs, standardization, (int)Math.Clamp(most, 1, data.ColumnCount), decaysInStepSizes: !optimizer.IsDecayDecoupled);
    }

    /// <summary>Something to hold a block of rows to train on.</summary>
    public abstract BlockInput NewInput();

    /// <summary>Something to hold a block of rows to score with all weights.</summary>
    public virtual BlockInput NewEvaluationInput() => NewInput();

    /// <summary>The weights that an evaluation input takes.</summary>
    public virtual Variable<float> EvaluationWeights => Weights;

    /// <summary>How many of <see cref="Weights"/>, the first ones, the batch changes.</summary>
    public virtual int TrainedWeights => Weights.FlattenedLength;

    /// <summary>Called before a batch is trained on.</summary>
    public virtual void BeginBatch(FeatureRows features, ReadOnlySpan<int> rows, Optimizer<float> optimizer)
    {
    }

    /// <summary>Called after the optimizer's step: puts the weights away, and applies what draws them to zero.</summary>
    public abstract void EndBatch(Optimizer<float> optimizer, in Penalties penalties);

    /// <summary>Brings everything that was put off up to date.</summary>
    public virtual void EndEpoch()
    {
    }

    /// <summary>The weights, output after output.</summary>
    public abstract float[] GetWeights();

    /// <summary>Sets the weights, output after output.</summary>
    public abstract void SetWeights(ReadOnlySpan<float> weights);

    /// <summary>Everything that the next step depends on, but for the optimizer's own state.</summary>
    public virtual StateDict StateDict()
    {
        var state = new StateDict();
        state.Add("weight", Weights);
        state.Add("bias", Biases);
        return state;
    }

    /// <summary>Goes on from a state.</summary>
    public virtual void LoadStateDict(StateDict state)
    {
        Copy(state.Get<float>("weight"), Weights);
        Copy(state.Get<float>("bias"), Biases);
    }

    /// <summary>Weights below zero become zero.</summary>
    protected void RemoveNegativeWeights()
    {
        using GradMode.Scope scope = GradMode.NoGrad();
        Span<float> weights = Weights.AsWritableSpan();
        TensorPrimitives.Max(weights, 0f, weights);
    }

    /// <summary>Sets the elements of a leaf.</summary>
    protected static void Copy(Variable<float> from, Variable<float> to)
    {
        if (from.Shape != to.Shape)
            throw new StateDictException($"Autograd: the state has an array {from.Shape} where the model has {to.Shape}.");
        from.AsSpan().CopyTo(to.Detach().AsWritableSpan());
    }
}
