namespace Autograd.MLNet.Tests.Trainers;

/// <summary>
/// The least mean cross entropy of a linear classifier plus <c>λ/2·‖w‖²</c>, found by Newton's method in double, on features with mean 0 and deviation 1 as the trainers make them.
/// </summary>
internal sealed class ClassifierOptimum
{
    // Several classes leave a direction free, that of adding the same to all scores.
    private const double Ridge = 1e-10;

    private readonly double[][] _x;
    private readonly double[][] _targets;
    private readonly double[] _means;
    private readonly double[] _deviations;
    private readonly double _total;
    private readonly double _l2;
    private readonly int _columns;
    private readonly int _free;

    /// <summary>Finds it.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="l2">λ.</param>
    /// <param name="isBinary">Whether the score of the first class is 0, so that there is one row of weights.</param>
    public ClassifierOptimum(IReadOnlyList<Row> rows, double l2 = 0, bool isBinary = false)
    {
        _columns = rows[0].Features.Length;
        _total = rows.Sum(row => row.Weight);
        _means = [.. Enumerable.Range(0, _columns).Select(j => rows.Sum(row => row.Weight * row.Features[j]) / _total)];
        _deviations = [.. _means.Select((mean, j) => Math.Sqrt(rows.Sum(row => row.Weight * Math.Pow(row.Features[j] - mean, 2)) / _total))];
        _x = [.. rows.Select(row => row.Features.Select((x, j) => (x - _means[j]) / _deviations[j]).Append(1).ToArray())];
        _targets = [.. rows.Select(row => row.Target.Select(target => target * row.Weight).ToArray())];
        _l2 = l2;
        _free = isBinary ? 1 : rows[0].Target.Length;

        double[] parameters = new double[_free * (_columns + 1)];
        double[,] system = new double[parameters.Length, parameters.Length + 1];
        Least = Objective(parameters, system);
        for (int iteration = 0; iteration < 100; iteration++)
        {
            double[] step = LeastSquares.Solve(system);
            double share = 1, next;
            double[] at;
            while ((next = Objective(at = [.. parameters.Zip(step, (p, s) => p - (share * s))], system)) > Least && share > 1e-6)
                share /= 2;
            bool isDone = next >= Least - 1e-14;
            (parameters, Least) = (at, Math.Min(next, Least));
            if (isDone)
                break;
        }

        if (Enumerable.Range(0, parameters.Length).Any(i => Math.Abs(system[i, parameters.Length]) > 1e-7))
            throw new InvalidOperationException("Newton's method has not come to an optimum.");
        Model = [.. parameters.Chunk(_columns + 1).Select(ToRaw)];
    }

    /// <summary>The value of the objective at the optimum.</summary>
    public double Least { get; }

    /// <summary>For each class the weights on the features as they are and, last, the bias.</summary>
    public double[][] Model { get; }

    /// <summary>The value of the objective for a model on the features as they are.</summary>
    public double Of(params double[][] model)
    {
        double[] parameters = [.. model.SelectMany(of => of
            .Take(_columns).Select((weight, j) => weight * _deviations[j])
            .Append(of[_columns] + _means.Select((mean, j) => mean * of[j]).Sum()))];
        return Objective(parameters, null);
    }

    private double[] ToRaw(double[] parameters)
    {
        double[] weights = [.. parameters.Take(_columns).Select((weight, j) => weight / _deviations[j])];
        return [.. weights, parameters[_columns] - weights.Select((weight, j) => weight * _means[j]).Sum()];
    }

    /// <summary>The value and, where wanted, the system of Newton's step: the Hessian and, as last column, the gradient.</summary>
    private double Objective(double[] parameters, double[,]? system)
    {
        int width = _columns + 1, first = _targets[0].Length - _free;
        double value = 0;
        if (system is not null)
            Array.Clear(system);
        for (int i = 0; i < _x.Length; i++)
        {
            double[] scores = new double[first + _free];
            for (int k = 0; k < parameters.Length; k++)
                scores[first + (k / width)] += parameters[k] * _x[i][k % width];
            double largest = scores.Max(), logarithm = largest + Math.Log(scores.Sum(score => Math.Exp(score - largest))), weight = _targets[i].Sum();
            value += ((weight * logarithm) - scores.Zip(_targets[i], (score, target) => score * target).Sum()) / _total;
            if (system is null)
                continue;
            double[] shares = [.. scores.Select(score => Math.Exp(score - logarithm))];
            for (int k = 0; k < parameters.Length; k++)
            {
                int a = first + (k / width);
                system[k, parameters.Length] += ((weight * shares[a]) - _targets[i][a]) * _x[i][k % width] / _total;
                for (int l = 0; l <= k; l++)
                {
                    int b = first + (l / width);
                    system[k, l] += weight * shares[a] * ((a == b ? 1 : 0) - shares[b]) * _x[i][k % width] * _x[i][l % width] / _total;
                }
            }
        }

        for (int k = 0; k < parameters.Length; k++)
        {
            double penalty = k % width < _columns ? _l2 : 0;
            value += penalty / 2 * parameters[k] * parameters[k];
            if (system is null)
                continue;
            for (int l = 0; l < k; l++)
                system[l, k] = system[k, l];
            system[k, k] += penalty + Ridge;
            system[k, parameters.Length] += penalty * parameters[k];
        }

        return value;
    }

    /// <summary>A row.</summary>
    /// <param name="Features">The features as they are.</param>
    /// <param name="Target">For each class, how much of the loss it has.</param>
    /// <param name="Weight">The example weight.</param>
    public sealed record Row(float[] Features, double[] Target, double Weight = 1);
}
