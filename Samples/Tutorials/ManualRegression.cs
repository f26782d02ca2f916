using System.Globalization;
using Autograd.Core;
using Charts;

namespace Tutorials;

/// <summary>Tutorial 001: linear regression by hand, weights updated in place, until the loss is below 1.</summary>
internal static class ManualRegression
{
    private const float LearningRate = 0.05f;

    public static void Run(Plots plots)
    {
        Variable.ManualSeed(10);
        Variable<float> x = Variable.Rand<float>([20, 1]) * 10;
        Variable<float> y = (2 * x) + (5 + Variable.RandN<float>([20, 1]));
        Variable<float> w = Variable.RandN<float>([1]).RequiresGrad_(), b = Variable.Zeros<float>([1], requiresGrad: true);

        for (int iteration = 0; iteration < 1000; iteration++)
        {
            Variable<float> prediction = w.Mul(x).Add(b);
            Variable<float> loss = (0.5f * (y - prediction).Square()).Mean();
            loss.Backward();
            b.Detach().Sub_(LearningRate * b.Grad!.Value);
            w.Detach().Sub_(LearningRate * w.Grad!.Value);

            if (iteration % 5 == 0)
            {
                string title = string.Create(CultureInfo.InvariantCulture, $"Iteration {iteration}: w {w.Item():F4}, b {b.Item():F4}, loss {loss.Item():F4}");
                Console.WriteLine(title);
                bool done = loss.Item() < 1;
                if (iteration % 20 == 0 || done)
                    plots.Save(string.Create(CultureInfo.InvariantCulture, $"001-iteration-{iteration:D2}"), Picture(title, x, y, prediction.Detach()));
                if (done)
                    break;
            }

            w.Grad!.Value.Zero_();
            b.Grad!.Value.Zero_();
        }
    }

    private static Chart Picture(string title, Variable<float> x, Variable<float> y, Variable<float> prediction)
    {
        // A line through its two outermost points.
        double[] xs = Plots.Doubles(x.AsSpan()), line = Plots.Doubles(prediction.AsSpan());
        int first = Array.IndexOf(xs, xs.Min()), last = Array.IndexOf(xs, xs.Max());
        return new Chart { Title = title, XLabel = "x", YLabel = "y" }
            .AddScatter("Data", xs, Plots.Doubles(y.AsSpan()))
            .AddLine("Prediction", [xs[first], xs[last]], [line[first], line[last]]);
    }
}
