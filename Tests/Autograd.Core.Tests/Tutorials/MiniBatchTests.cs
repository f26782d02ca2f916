using System.Text.Json;
using Autograd.Core.Data;
using Autograd.Core.Optimizers;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tutorials;

/// <summary>Acceptance rows 4.20 to 4.31: mini-batch training on generated data.</summary>
[TestClass]
public sealed class MiniBatchTests
{
    private static readonly JsonElement Expected = TorchData.Read("minibatch_training_run.json");
    private static readonly RegressionProblem<float> Problem = Datasets.MakeRegression<float>(samples: 100, features: 1, noise: 10, bias: 14.5, seed: 0);

    [TestMethod]
    [Description("4.24, 4.25, 4.26, 4.27")]
    public void Rows_4_24_To_4_27_TheSeededRun()
    {
        Run run = Train(seed: 0);
        Close.Within(1e-7, Expected.GetProperty("w0").GetDouble(), run.FirstWeight);
        Close.Within(1e-7, Expected.GetProperty("b0").GetDouble(), run.FirstBias);
        Assert.AreEqual(Expected.GetProperty("batches").GetInt32(), run.Losses.Length);
        Close.Within(1e-5, Expected.GetProperty("w").GetDouble(), run.Weight);
        Close.Within(1e-5, Expected.GetProperty("b").GetDouble(), run.Bias);
        Close.Within(1e-5, Expected.GetProperty("per_epoch").Numbers(), Variable.Create(PerEpoch(run)));
        Close.Within(1e-5, Expected.GetProperty("loss_list_cumulative").Numbers(), Variable.Create(Cumulative(run)));

        double[] cumulative = Cumulative(run), perEpoch = PerEpoch(run);
        Close.Within(1e-5, [2034.31968, 1787.25661, 804.25966, 259.13077, 186.88401], Variable.Create([cumulative[0], cumulative[1], cumulative[9], cumulative[49], cumulative[99]]));
        Close.Within(1e-5, [2034.3197, 1540.1936, 211.2445, 112.5314, 107.9748], Variable.Create([perEpoch[0], perEpoch[1], perEpoch[9], perEpoch[49], perEpoch[99]]));
    }

    /// <summary>Whatever the seed, the run ends in the same place.</summary>
    [TestMethod]
    [Description("4.28")]
    public void Row_4_28_TwoHundredSeeds()
    {
        Run[] runs = [.. Enumerable.Range(0, 200).Select(seed => Train(seed))];
        foreach (Run run in runs)
        {
            Assert.IsTrue(run.Weight is > 42.25f and < 43.06f, $"w {run.Weight}");
            Assert.IsTrue(run.Bias is > 13.14f and < 14.15f, $"b {run.Bias}");
            double[] cumulative = Cumulative(run);
            Assert.IsTrue(cumulative[0] is > 1700 and < 2450, $"first loss {cumulative[0]}");
            Assert.IsTrue(cumulative[99] is > 182 and < 191.5, $"last loss {cumulative[99]}");
            Assert.IsTrue(cumulative.Zip(cumulative.Skip(1)).All(pair => pair.Second < pair.First), "the cumulative curve falls");
        }

        Close.Within(0.001, 42.6195, runs.Average(run => (double)run.Weight));
        Close.Within(0.002, 13.7100, runs.Average(run => (double)run.Bias));
    }

    /// <summary>Row 4.22: the element types of inputs and parameters cannot differ; the compiler says so, and there is no cast in silence.</summary>
    [TestMethod]
    [Description("4.22")]
    public void Row_4_22_OneElementTypeForAll()
        => Assert.IsTrue(typeof(Variable).GetMethods().Where(method => method.Name == nameof(Variable.Linear)).All(method => method.GetGenericArguments().Length == 1));

    [TestMethod]
    [Description("4.23")]
    public void Row_4_23_ATargetOfAnotherShapeIsAnError()
    {
        Variable<float> prediction = Variable.Zeros<float>([16, 1]), target = Variable.Zeros<float>([16]);
        Expect.Error<ArgumentException>(
            () => Variable.MseLoss(prediction, target), "Using a target size that is different to the input size", "prediction is [16, 1]", "target is [16]");
        Assert.AreEqual(0, Variable.MseLoss(prediction, target.Reshape(-1, 1)).Item());
    }

    [TestMethod]
    [Description("4.30")]
    public void Row_4_30_BothLines()
    {
        Run run = Train(seed: 0);
        RegressionProblem<double> problem = Datasets.MakeRegression<double>(samples: 100, features: 1, noise: 10, bias: 14.5, seed: 0);
        Variable<double> x = problem.X.Reshape(-1);
        Variable<double> trained = (x * run.Weight) + run.Bias, real = (x * problem.Coefficients.Item()) + 14.5;
        Assert.AreEqual<Shape>([100], trained.Shape);
        Assert.AreEqual<Shape>([100], real.Shape);
        Close.Within(1e-6, (-0.3595531615 * 42.7984847) + 13.8032017, trained[0].Item());
        Close.Within(1e-8, (-0.3595531615 * 42.38550486) + 14.5, real[0].Item());
    }

    [TestMethod]
    [Description("4.31")]
    public void Row_4_31_LinSpaceBetweenVariables()
    {
        float[] x = Problem.X.ToArray();
        float[] line = Variable.LinSpace(Variable.Scalar(x.Min()), Variable.Scalar(x.Max()), 1000).ToArray();
        Assert.HasCount(1000, line);
        Assert.AreEqual(x.Min(), line[0]);
        Assert.AreEqual(x.Max(), line[^1]);
    }

    /// <summary>The tutorial's loop: a hundred epochs of seven batches.</summary>
    private static Run Train(long seed)
    {
        Variable.ManualSeed(seed);
        Variable<float> weight = Variable.Zeros<float>([1, 1]).Uniform_(-1, 1).RequiresGrad_(), bias = Variable.Zeros<float>([1]).Uniform_(-1, 1).RequiresGrad_();
        float firstWeight = weight.Item(), firstBias = bias.Item();
        var loader = new DataLoader<float>(new TensorDataset<float>(Problem.X, Problem.Y), batchSize: 16, shuffle: true);
        var optimizer = new SGD<float>([weight, bias], learningRate: 0.01);
        var losses = new List<double>();
        var tape = new Tape<float>();
        for (int epoch = 0; epoch < 100; epoch++)
        {
            foreach (Batch<float> batch in loader)
            {
                using (tape.Step())
                {
                    var (x, y) = batch;
                    Variable<float> loss = Variable.MseLoss(x.Linear(weight, bias), y.Reshape(-1, 1));
                    losses.Add(loss.Item());
                    optimizer.ZeroGrad();
                    loss.Backward();
                    optimizer.Step();
                }
            }
        }

        return new Run(firstWeight, firstBias, weight.Item(), bias.Item(), [.. losses]);
    }

    private static double[] PerEpoch(Run run) => [.. run.Losses.Chunk(7).Select(epoch => epoch.Average())];

    /// <summary>The mean over all batches so far: the tutorial never resets its sum.</summary>
    private static double[] Cumulative(Run run) => [.. Enumerable.Range(1, 100).Select(epoch => run.Losses[..(7 * epoch)].Average())];

    private sealed record Run(float FirstWeight, float FirstBias, float Weight, float Bias, double[] Losses);
}
