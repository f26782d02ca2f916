using System.Globalization;
using Autograd.Core;
using Autograd.Core.Optimizers;
using Charts;

namespace Tutorials;

/// <summary>Tutorial 000: a linear layer learns a line from noisy points by gradient descent, 200 epochs.</summary>
internal static class NoisyLine
{
    public static void Run(Plots plots)
    {
        Variable.ManualSeed(42);
        Variable<float> x = Variable.LinSpace(0f, 1f, 100).Reshape(-1, 1);
        Variable<float> y = (2 * x) + 1 + (Variable.RandN<float>(x.Shape) * 0.1f);
        double[] xs = Plots.Doubles(x.AsSpan()), ys = Plots.Doubles(y.AsSpan());
        plots.Save("000-data", new Chart { Title = "Generated Data", XLabel = "x", YLabel = "y" }.AddScatter("Original", xs, ys));

        Variable<float> weight = Variable.Zeros<float>([1, 1]).Uniform_(-1, 1).RequiresGrad_();
        Variable<float> bias = Variable.Zeros<float>([1]).Uniform_(-1, 1).RequiresGrad_();
        var optimizer = new SGD<float>([weight, bias], learningRate: 0.01);
        for (int epoch = 1; epoch <= 200; epoch++)
        {
            Variable<float> loss = Variable.MseLoss(x.Linear(weight, bias), y);
            optimizer.ZeroGrad();
            loss.Backward();
            optimizer.Step();
            if (epoch % 20 == 0)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Epoch [{epoch}/200], Loss: {loss.Item():F4}"));
        }

        // The tutorial's own legend has the two names the wrong way round.
        using (GradMode.NoGrad())
        {
            plots.Save("000-fit", new Chart { Title = "Fitted line", XLabel = "x", YLabel = "y" }
                .AddScatter("Original", xs, ys)
                .AddLine("Predicted", xs, Plots.Doubles(x.Linear(weight, bias).AsSpan())));
        }
    }
}
