using Autograd.Core.Optimizers;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Optimizers;

/// <summary>Every option of the adaptive optimizers against their formulas, written down once more in plain loops.</summary>
[TestClass]
public sealed class FormulaTests
{
    private const double Rate = 0.05;
    private const int Steps = 12;

    [TestMethod]
    public void AdamAndAdamW()
    {
        foreach ((double beta1, double beta2, double epsilon, double decay) in new[] { (0.9, 0.999, 1e-8, 0.0), (0.5, 0.9, 1e-3, 0.1), (0.0, 0.0, 0.1, 1.0) })
        {
            foreach ((bool amsGrad, bool maximize, bool decoupled) in Switches())
            {
                double[] m = new double[3], v = new double[3], largest = new double[3];
                Check(
                    p => decoupled
                        ? new AdamW<double>([p], Rate, beta1, beta2, epsilon, decay, amsGrad, maximize)
                        : new Adam<double>([p], Rate, beta1, beta2, epsilon, decay, amsGrad, maximize),
                    (i, t, p, g) =>
                    {
                        double d = maximize ? -g : g;
                        if (decoupled)
                            p *= 1 - (Rate * decay);
                        else
                            d += decay * p;
                        m[i] = (beta1 * m[i]) + ((1 - beta1) * d);
                        v[i] = (beta2 * v[i]) + ((1 - beta2) * d * d);
                        largest[i] = amsGrad ? Math.Max(largest[i], v[i]) : v[i];
                        return p - (Rate / (1 - Math.Pow(beta1, t)) * m[i] / ((Math.Sqrt(largest[i]) / Math.Sqrt(1 - Math.Pow(beta2, t))) + epsilon));
                    });
            }
        }
    }

    [TestMethod]
    [DataRow(0.0, 0.0, 0.0, 1e-10, false)]
    [DataRow(0.1, 0.0, 0.0, 1e-10, true)]
    [DataRow(0.3, 0.2, 0.5, 1e-2, false)]
    [DataRow(0.0, 1.0, 0.1, 0.0, true)]
    public void Adagrad(double rateDecay, double decay, double initial, double epsilon, bool maximize)
    {
        double[] sum = [initial, initial, initial];
        Check(
            p => new Adagrad<double>([p], Rate, rateDecay, decay, initial, epsilon, maximize),
            (i, t, p, g) =>
            {
                double d = (maximize ? -g : g) + (decay * p);
                sum[i] += d * d;
                return p - (Rate / (1 + ((t - 1) * rateDecay)) * d / (Math.Sqrt(sum[i]) + epsilon));
            });
    }

    [TestMethod]
    public void RMSprop()
    {
        foreach ((double alpha, double epsilon, double decay, double momentum) in new[] { (0.99, 1e-8, 0.0, 0.0), (0.9, 1e-3, 0.1, 0.8), (0.5, 0.1, 1.0, 0.0) })
        {
            foreach ((bool centered, bool maximize, _) in Switches())
            {
                double[] v = new double[3], mean = new double[3], velocity = new double[3];
                Check(
                    p => new RMSprop<double>([p], Rate, alpha, epsilon, decay, momentum, centered, maximize),
                    (i, t, p, g) =>
                    {
                        double d = (maximize ? -g : g) + (decay * p);
                        v[i] = (alpha * v[i]) + ((1 - alpha) * d * d);
                        mean[i] = centered ? (alpha * mean[i]) + ((1 - alpha) * d) : 0;
                        double step = d / (Math.Sqrt(v[i] - (mean[i] * mean[i])) + epsilon);
                        velocity[i] = (momentum * velocity[i]) + step;
                        return p - (Rate * velocity[i]);
                    });
            }
        }
    }

    [TestMethod]
    public void AdamEndsWherePyTorchEnds()
    {
        Variable<double> p = PyTorchFunction.Start();
        var optimizer = new Adam<double>([p], learningRate: 0.05);
        for (int step = 0; step < 10; step++)
            PyTorchFunction.Step(p, optimizer);
        Close.Within(1e-9, [2.506374719, -1.487436688, 0.568718394], p);
    }

    private static IEnumerable<(bool, bool, bool)> Switches()
    {
        for (int bits = 0; bits < 8; bits++)
            yield return ((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
    }

    private static void Check(Func<Variable<double>, Optimizer<double>> create, Func<int, int, double, double, double> next)
    {
        Variable<double> p = PyTorchFunction.Start();
        Optimizer<double> optimizer = create(p);
        double[] expected = p.ToArray();
        for (int step = 1; step <= Steps; step++)
        {
            PyTorchFunction.Step(p, optimizer);
            double[] gradient = PyTorchFunction.Gradient(expected);
            expected = [.. expected.Select((x, i) => next(i, step, x, gradient[i]))];
            Close.Within(1e-11, expected, p, $"{optimizer.GetType().Name}, step {step}");
        }
    }
}
