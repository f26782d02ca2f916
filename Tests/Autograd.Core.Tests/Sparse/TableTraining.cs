using Autograd.Core.Optimizers;
using Autograd.Core.Sparse;

namespace Autograd.Core.Tests.Sparse;

/// <summary>Steps on tables with given gradients.</summary>
public static class TableTraining
{
    /// <summary>Every optimizer that can train a table, with the options that have a state of their own.</summary>
    public static readonly Dictionary<string, Func<Variable<double>[], Optimizer<double>>> Optimizers = new()
    {
        ["SGD"] = p => new SGD<double>(p, 0.1, weightDecay: 0.1),
        ["SGD with momentum"] = p => new SGD<double>(p, 0.1, momentum: 0.9, dampening: 0.2),
        ["SGD with Nesterov momentum"] = p => new SGD<double>(p, 0.1, momentum: 0.5, nesterov: true),
        ["Adam"] = p => new Adam<double>(p, 0.1),
        ["Adam with AMSGrad"] = p => new Adam<double>(p, 0.1, amsGrad: true),
        ["AdamW"] = p => new AdamW<double>(p, 0.1),
        ["Adagrad"] = p => new Adagrad<double>(p, 0.1, learningRateDecay: 0.1, initialAccumulatorValue: 0.2),
        ["RMSprop"] = p => new RMSprop<double>(p, 0.01),
        ["RMSprop, centered with momentum"] = p => new RMSprop<double>(p, 0.01, epsilon: 0.1, centered: true, momentum: 0.5),
    };

    /// <summary>A step of the given rows; the gradient is that of the whole table.</summary>
    public static void Step(RowTable<double> table, Optimizer<double> optimizer, int[] rows, double[] gradient)
    {
        int columns = table.All.Shape[1];
        double[] active = new double[table.Active.FlattenedLength];
        for (int i = 0; i < active.Length; i++)
            active[i] = i / columns < rows.Length ? gradient[(rows[i / columns] * columns) + (i % columns)] : double.NaN;
        table.Gather(rows, optimizer);
        table.Active.SetGrad(Variable.Create(active, table.Active.Shape));
        optimizer.Step();
        table.Scatter();
    }

    public static int[] RandomRows(System.Random random, int rowCount, int count)
    {
        int[] rows = [.. Enumerable.Range(0, rowCount)];
        random.Shuffle(rows);
        return rows[..count];
    }
}
