using Autograd.Core;
using Autograd.Core.Data;
using Autograd.Core.Modules;
using Autograd.Core.Optimizers;
using Charts;

namespace Tutorials;

/// <summary>Tutorial 004: descent on one number, what detaching is for, then mini-batches of 16 from generated data, 100 epochs.</summary>
internal static class MiniBatch
{
    private const int Epochs = 100;
    private const float LearningRate = 0.01f;
    private const float TrueBias = 14.5f;

    /// <summary>Runs the tutorial.</summary>
    public static void Run(Presentation show)
    {
        Descent(show);
        Detaching(show);
        Regression(show);
    }

    /// <summary>From w = 10 down the parabola w² + 20.</summary>
    private static void Descent(Presentation show)
    {
        Variable<float> w = Variable.Scalar(10f, requiresGrad: true);
        Variable<float> loss = w.Pow(2) + 20;
        show.Print($"grad_fn of w**2 + 20: {loss.GradFn}");
        show.Print($"w:{Python(w)}, loss:{Python(loss)}");
        for (int i = 0; i < 10; i++)
        {
            loss = w.Pow(2) + 20;
            w.Grad?.Zero_();
            loss.Backward();
            using (GradMode.NoGrad())
                w -= LearningRate * w.Grad!.Value;
            show.Print($"w:{Python(w)}, loss:{Python(loss)}");
        }

        // In place or not at all, and not while recording.
        show.Refused("w -= 0.01 * w.grad outside no_grad", () => w -= LearningRate * w.Grad!.Value);
        Variable<float> lost;
        using (GradMode.NoGrad())
            lost = w - (LearningRate * w.Grad!.Value);
        show.Refused("After w = w - 0.01 * w.grad under no_grad", () => (lost.Pow(2) + 20).Backward());
        show.Print();
    }

    private static void Detaching(Presentation show)
    {
        Variable<float> t1 = Variable.Create([10f, 20f], requiresGrad: true), t2 = t1.Detach();
        show.Print($"t1 = {t1}, t2 = t1.detach() = {t2}");
        show.Refused("t1.numpy()", () => t1.AsSpan());
        ReadOnlySpan<float> t3 = t2.AsSpan();
        t2.AsWritableSpan()[0] = 1;
        show.Print($"They share their numbers: t1 = {t1}, t2 = {t2}, t3 = [{string.Join(' ', t3.ToArray().Select(value => $"{value:0'.'}"))}]");
        show.Print();
    }

    private static void Regression(Presentation show)
    {
        RegressionProblem<float> problem = Datasets.MakeRegression<float>(samples: 100, features: 1, noise: 10, bias: TrueBias, seed: 0);
        var dataset = new TensorDataset<float>(problem.X, problem.Y);
        var loader = new DataLoader<float>(dataset, batchSize: 16, shuffle: true);
        Variable.ManualSeed(0);
        var model = new Linear<float>(1, 1);
        show.Print($"{dataset}, in {loader.Count} batches of 16 and fewer");
        show.Print($"{model}");
        foreach (Variable<float> parameter in model.Parameters())
            show.Print($"{parameter}");

        // The tutorial's curve is the mean over all batches so far, because its sum is never reset.
        double[] soFar = new double[Epochs], each = new double[Epochs];
        var optimizer = new SGD<float>(model.Parameters(), LearningRate);
        show.Print();
        show.GrowingTable("Loss", ["Epoch", "Mean so far", "Mean of the epoch"], addRow =>
        {
            double total = 0;
            for (int epoch = 1; epoch <= Epochs; epoch++)
            {
                double sum = 0;
                foreach (var (x, y) in loader)
                {
                    Variable<float> loss = model.Forward(x).MseLoss(y.Reshape(-1, 1));
                    optimizer.ZeroGrad();
                    loss.Backward();
                    optimizer.Step();
                    sum += loss.Item();
                }

                total += sum;
                soFar[epoch - 1] = total / (epoch * loader.Count);
                each[epoch - 1] = sum / loader.Count;
                if (epoch is 1 or 2 or 10 or 50 or Epochs)
                    addRow([$"{epoch}", $"{soFar[epoch - 1]:F2}", $"{each[epoch - 1]:F2}"]);
            }
        });

        double[] xs = Plots.Doubles(problem.X.AsSpan()), ys = Plots.Doubles(problem.Y.AsSpan());
        var trained = new Line(model.Weight.Item(), model.Bias!.Value.Item());
        var real = new Line(problem.Coefficients.Item(), TrueBias);
        show.Compare(xs, ys, ("Trained", trained), ("True", real), ("Least squares", Line.LeastSquares(xs, ys)));

        double[] epochs = [.. Enumerable.Range(1, Epochs).Select(epoch => (double)epoch)];
        show.Print("The tutorial's curve never forgets: it is the mean over all batches since the start. The mean of each epoch is drawn beside it.");
        show.Save(
            ("004-loss", new Chart { Title = "损失变化曲线", XLabel = "训练轮次", YLabel = "损失" }
                .AddLine("累计平均损失", epochs, soFar)
                .AddLine("每轮平均损失", epochs, each)),
            ("004-lines", new Chart { Title = "训练与真实的直线", XLabel = "x", YLabel = "y" }
                .AddScatter("数据", xs, ys)
                .AddLine("训练", xs, Array.ConvertAll(xs, trained.At))
                .AddLine("真实", xs, Array.ConvertAll(xs, real.At))));
    }

    /// <summary>A number as Python prints it: as a double, and with a decimal point.</summary>
    private static string Python(Variable<float> x)
    {
        double value = x.Item();
        return value == Math.Floor(value) ? $"{value}.0" : $"{value}";
    }
}
