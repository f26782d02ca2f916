using System.Globalization;
using Autograd.Core;
using Autograd.Core.Data;
using Autograd.Core.Optimizers;
using Charts;

namespace Tutorials;

/// <summary>Tutorial 004: mini-batches of 16 from generated data, 100 epochs; the loss curve and both lines, titled in Chinese as in the tutorial.</summary>
internal static class MiniBatch
{
    private const int Epochs = 100;
    private const float TrueBias = 14.5f;

    public static void Run(Plots plots)
    {
        RegressionProblem<float> problem = Datasets.MakeRegression<float>(samples: 100, features: 1, noise: 10, bias: TrueBias, seed: 0);
        var loader = new DataLoader<float>(new TensorDataset<float>(problem.X, problem.Y), batchSize: 16, shuffle: true);
        Variable.ManualSeed(0);
        Variable<float> weight = Variable.Zeros<float>([1, 1]).Uniform_(-1, 1).RequiresGrad_();
        Variable<float> bias = Variable.Zeros<float>([1]).Uniform_(-1, 1).RequiresGrad_();
        var optimizer = new SGD<float>([weight, bias], learningRate: 0.01);

        double total = 0;
        int batches = 0;
        double[] curve = new double[Epochs];
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var (x, y) in loader)
            {
                Variable<float> loss = Variable.MseLoss(x.Linear(weight, bias), y.Reshape(-1, 1));
                optimizer.ZeroGrad();
                loss.Backward();
                optimizer.Step();
                total += loss.Item();
                batches++;
            }

            curve[epoch] = total / batches;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"w {weight.Item():F4}, b {bias.Item():F4}, mean loss {curve[^1]:F5}"));
        plots.Save("004-loss", new Chart { Title = "损失变化曲线", XLabel = "训练轮次", YLabel = "损失" }
            .AddLine("损失", [.. Enumerable.Range(1, Epochs).Select(epoch => (double)epoch)], curve));

        double[] xs = Plots.Doubles(problem.X.AsSpan());
        double[] ends = [xs.Min(), xs.Max()];
        plots.Save("004-lines", new Chart { Title = "训练与真实的直线", XLabel = "x", YLabel = "y" }
            .AddScatter("数据", xs, Plots.Doubles(problem.Y.AsSpan()))
            .AddLine("训练", ends, Array.ConvertAll(ends, x => (x * weight.Item()) + bias.Item()))
            .AddLine("真实", ends, Array.ConvertAll(ends, x => (x * problem.Coefficients.Item()) + TrueBias)));
    }
}
