using Autograd.Core;
using Charts;

namespace Tutorials;

/// <summary>Tutorial 002: a thermometer without units is calibrated against one in °C, with gradients and nothing else.</summary>
/// <remarks>In double precision: in single, the last of the printed digits depend on the order in which a sum is added up.</remarks>
internal static class Thermometer
{
    private const int Epochs = 5000;
    private const double LearningRate = 1e-2;

    private static readonly Variable<double> Celsius = Variable.Create([0.5, 14, 15, 28, 11, 8, 3, -4, 6, 13, 21]);
    private static readonly Variable<double> Unmarked = Variable.Create([35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4]);

    /// <summary>Runs the tutorial.</summary>
    public static void Run(Presentation show)
    {
        GradientsOfRawReadings(show);

        Variable<double> scaled = 0.1 * Unmarked;
        Variable<double> parameters = Variable.Create([1.0, 0.0], requiresGrad: true);
        var losses = new List<(string, double)>();
        show.Training(Epochs, reached =>
        {
            for (int epoch = 1; epoch <= Epochs; epoch++)
            {
                (parameters, double loss) = Step(scaled, parameters);
                reached(epoch);
                if (epoch % 500 != 0)
                    continue;
                show.Print($"Epoch {epoch}, Loss {loss:F6}");
                losses.Add(($"Epoch {epoch}", loss));
            }
        });
        show.Print($"params = {parameters}");
        show.Print();
        show.Bars("Loss", losses);

        double[] xs = scaled.ToArray(), ys = Celsius.ToArray();
        show.Compare(xs, ys, ("Trained", new Line(parameters[0].Item(), parameters[1].Item())), ("Least squares", Line.LeastSquares(xs, ys)));

        // Drawn over the readings as they were, not over the scaled ones. What requires grad is detached first.
        Variable<double> predicted = Model(scaled, parameters).Detach();
        double[] readings = Unmarked.ToArray();
        show.Save(("002-thermometer", new Chart { Title = "An unmarked thermometer, calibrated", XLabel = "Reading (presumably °F)", YLabel = "Temperature (°C)" }
            .AddLine("Model", readings, predicted.AsSpan())
            .AddScatter("Readings", readings, ys)));
    }

    private static void GradientsOfRawReadings(Presentation show)
    {
        Variable<double> parameters = Variable.Create([1.0, 0.0], requiresGrad: true);
        show.Print($"params.grad is None: {parameters.Grad is null}");
        Loss(Unmarked, parameters).Backward();
        Variable<double> gradient = parameters.Grad!.Value;
        show.Print($"params.grad = {gradient}");
        gradient.Zero_();
        show.Print($"params.grad = {gradient} after zero_()");

        // With gradients that large, this learning rate takes ever larger steps to and fro.
        double[] losses = new double[4];
        for (int i = 0; i < losses.Length; i++)
            (parameters, losses[i]) = Step(Unmarked, parameters);
        show.Print($"Raw readings diverge, losses {string.Join(", ", losses.Select(loss => loss.ToString("0.00e+00")))}: below they are a tenth.");
        show.Print();
    }

    /// <summary>One step of descent; the parameters of the next are a new leaf.</summary>
    private static (Variable<double> Parameters, double Loss) Step(Variable<double> readings, Variable<double> parameters)
    {
        Variable<double> loss = Loss(readings, parameters);
        loss.Backward();
        return ((parameters - (LearningRate * parameters.Grad!.Value)).Detach().RequiresGrad_(), loss.Item());
    }

    private static Variable<double> Loss(Variable<double> readings, Variable<double> parameters) => (Model(readings, parameters) - Celsius).Pow(2).Mean();

    private static Variable<double> Model(Variable<double> readings, Variable<double> parameters)
    {
        var (w, b) = parameters.Unbind();
        return (w * readings) + b;
    }
}
