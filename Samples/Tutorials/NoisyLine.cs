using Autograd.Core;
using Autograd.Core.Modules;
using Autograd.Core.Optimizers;
using Charts;

namespace Tutorials;

/// <summary>Tutorial 000: a linear layer learns a line from noisy points by gradient descent, 200 epochs.</summary>
internal static class NoisyLine
{
    private const int Epochs = 200;

    /// <summary>Runs the tutorial.</summary>
    public static void Run(Presentation show)
    {
        Variable.ManualSeed(42);
        Variable<float> x = Variable.LinSpace(0f, 1f, 100).Reshape(-1, 1);
        Variable<float> y = (2 * x) + 1 + (Variable.RandN<float>(x.Shape) * 0.1f);
        double[] xs = Plots.Doubles(x.AsSpan()), ys = Plots.Doubles(y.AsSpan());

        var model = new Linear<float>(1, 1);
        var optimizer = new SGD<float>(model.Parameters(), learningRate: 0.01);
        var losses = new List<(string, double)>();
        show.Training(Epochs, reached =>
        {
            for (int epoch = 1; epoch <= Epochs; epoch++)
            {
                Variable<float> loss = model.Forward(x).MseLoss(y);
                optimizer.ZeroGrad();
                loss.Backward();
                optimizer.Step();

                reached(epoch);
                if (epoch % 20 != 0)
                    continue;
                show.Print($"Epoch [{epoch}/{Epochs}], Loss: {loss.Item():F4}");
                losses.Add(($"Epoch {epoch}", loss.Item()));
            }
        });
        show.Print();
        show.Bars("Loss", losses);

        // Two hundred epochs are too few: the line of least squares is another.
        show.Compare(xs, ys, ("Trained", new Line(model.Weight.Item(), model.Bias!.Value.Item())), ("Least squares", Line.LeastSquares(xs, ys)));

        Variable<float> predicted;
        using (GradMode.NoGrad())
            predicted = model.Forward(x);
        show.Print("The tutorial's legend has its two names the wrong way round: it calls the points 'Predicted' and the line 'Original'. Here each has its own.");
        show.Save(
            ("000-data", new Chart { Title = "Generated Data", XLabel = "x", YLabel = "y" }.AddScatter("Original", xs, ys)),
            ("000-fit", new Chart { Title = "Fitted line", XLabel = "x", YLabel = "y" }
                .AddScatter("Original", xs, ys)
                .AddLine("Predicted", xs, Plots.Doubles(predicted.AsSpan()))));
    }
}
