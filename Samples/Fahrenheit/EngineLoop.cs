using System.Globalization;
using Autograd.Core;

namespace Fahrenheit;

/// <summary>The same line by the engine alone, without ML.NET: gradient descent written out, as in PyTorch's tutorial on it.</summary>
internal static class EngineLoop
{
    private const int Epochs = 5000;
    private const int EpochsPerLine = 500;
    private const double LearningRate = 1e-2;

    /// <summary>Trains, and writes the loss every 500 epochs.</summary>
    public static void Run(Readings readings, TextWriter output)
    {
        // Scaled by hand: with raw readings this learning rate diverges. (The trainer of the pipeline scales by itself.)
        Variable<double> x = Variable.Create(readings.Unmarked) * 0.1;
        Variable<double> y = Variable.Create(readings.Celsius);
        Variable<double> parameters = Variable.Create([1.0, 0.0], requiresGrad: true);

        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            var (w, b) = parameters.Unbind();
            Variable<double> loss = ((w * x) + b - y).Square().Mean();
            loss.Backward();
            parameters = (parameters - (LearningRate * parameters.Grad!.Value)).Detach().RequiresGrad_();

            if (epoch % EpochsPerLine == 0)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Epoch {epoch}, Loss {loss.Item():F6}"));
        }
    }
}
