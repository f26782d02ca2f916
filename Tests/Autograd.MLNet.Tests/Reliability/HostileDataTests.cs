using System.Collections;
using System.Diagnostics;
using Autograd.MLNet.Tests.Training;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Reliability;

/// <summary>Every trainer, with every kind of option, on every kind of bad data: a finite model, or a sentence that says what is wrong.</summary>
[TestClass]
public sealed class HostileDataTests
{
    private const int Seed = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly (string Name, Action<LinearTrainerOptions> Set)[] s_options =
    [
        ("defaults", _ => { }),
        ("Adam", options => options.Optimizer = AutogradOptimizer.Adam()),
        ("Adagrad", options => options.Optimizer = AutogradOptimizer.Adagrad()),
        ("L-BFGS", options => options.Optimizer = AutogradOptimizer.Lbfgs()),
        ("L1 and L2", options => (options.L1Regularization, options.L2Regularization) = (0.01f, 0.01f)),
        ("streaming", options => options.MemoryBudget = 400),
        ("validation", options => (options.ValidationFraction, options.EarlyStopping) = (0.3f, new EarlyStopping())),
        ("two threads, one batch", options => (options.NumberOfThreads, options.BatchSize) = (2, 100_000)),
        ("clipping", options => options.GradientClipNorm = 1),
        ("example weights", options => options.ExampleWeightColumnName = nameof(HostileRow.Weight)),
    ];

    [TestMethod]
    [DataRow("Regression")]
    [DataRow("LogLink")]
    [DataRow("MultiOutput")]
    [DataRow("Binary")]
    [DataRow("Multiclass")]
    public void AFiniteModelOrASentence(string task)
    {
        int cases = 0, models = 0, refused = 0;
        var wrong = new List<string>();
        foreach ((string data, int columns, List<HostileRow> rows) in HostileData.All(Seed))
        {
            foreach ((string name, Action<LinearTrainerOptions> set) in s_options)
            {
                cases++;
                long started = Stopwatch.GetTimestamp();
                try
                {
                    var mlContext = new MLContext(seed: 1);
                    IDataView view = HostileRow.Load(mlContext, rows, columns);
                    ITransformer model = Trainer(mlContext, task, set).Fit(view);
                    models++;
                    if ((NotFinite(model) ?? (task == "Regression" && name != "validation" ? WorseThanTheMean(mlContext, model, view, rows) : null)) is { } what)
                        wrong.Add($"{data}, {name}: {what}");
                }
                catch (Exception error) when (IsSentence(error))
                {
                    refused++;
                }
                catch (Exception error)
                {
                    wrong.Add($"{data}, {name}: {error.GetType().Name}: {error.Message}");
                }

                if (Stopwatch.GetElapsedTime(started) is var time && time > Patience)
                    wrong.Add($"{data}, {name}: took {time}");
            }
        }

        Console.WriteLine($"{task}, seed {Seed}: {cases} cases, {models} models, {refused} refused, {wrong.Count} wrong.");
        Assert.IsEmpty(wrong, string.Join(Environment.NewLine, wrong));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow(1000L)]
    public void WhatACursorThrowsMidwayIsThrownByFit_AndTheNextTrainingIsAsIfNothingHadHappened(long? memoryBudget)
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = mlContext.Data.LoadFromEnumerable(Example.Plane(300, seed: 1, noise: 10));
        var trainer = mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { MemoryBudget = memoryBudget, NumberOfEpochs = 5 });
        string expected = Bits.Of(trainer.Fit(data).Model);
        for (int place = 0; place <= 300; place += 30)
        {
            for (int reading = 0; reading < (memoryBudget is null ? 1 : 4); reading++)
            {
                (int failing, int at) = (reading, place);
                var faulty = new WatchedView(data)
                {
                    OnMove = (number, row) =>
                    {
                        if (number == failing && row == at)
                            throw new IOException("the disk is gone");
                    },
                };
                var error = Assert.ThrowsExactly<IOException>(() => trainer.Fit(faulty), $"reading {failing}, row {at}");
                Assert.AreEqual("the disk is gone", error.Message);
            }
        }

        Assert.AreEqual(expected, Bits.Of(trainer.Fit(data).Model));
    }

    /// <summary>As a sampling or a live source does. What is learned is of what came; nothing is read beyond.</summary>
    [TestMethod]
    public void AViewWithOtherRowsOnEachPass_GivesAFiniteModelOrASentence()
    {
        var mlContext = new MLContext(seed: 1);
        var random = new Random(Seed);
        int cases = 0, models = 0, refused = 0;
        foreach (int least in (int[])[0, 1, 200])
        {
            foreach (long? budget in (long?[])[null, 500, 3000])
            {
                for (int i = 0; i < 10; i++, cases++)
                {
                    IDataView changing = mlContext.Data.LoadFromEnumerable(new Changing(random, least));
                    try
                    {
                        var model = mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { MemoryBudget = budget, NumberOfEpochs = 4 }).Fit(changing);
                        models++;
                        Assert.IsNull(NotFinite(model));
                    }
                    catch (Exception error) when (IsSentence(error))
                    {
                        refused++;
                    }
                }
            }
        }

        Console.WriteLine($"Seed {Seed}: {cases} cases, {models} models, {refused} refused, 0 wrong.");
    }

    private static bool IsSentence(Exception error)
        => error is InvalidOperationException or ArgumentException && error.Message.StartsWith("Autograd:", StringComparison.Ordinal) && error is not TrainingDivergedException;

    private static IEstimator<ITransformer> Trainer(MLContext mlContext, string task, Action<LinearTrainerOptions> set)
    {
        switch (task)
        {
            case "Regression":
                return mlContext.Regression.Trainers.Autograd(With(new AutogradRegressionTrainer.Options(), nameof(HostileRow.Number)));
            case "LogLink":
                return mlContext.Regression.Trainers.AutogradLogLink(With(new AutogradLogLinkTrainer.Options(), nameof(HostileRow.Amount)));
            case "MultiOutput":
                return mlContext.Regression.Trainers.AutogradMultiOutput(With(new AutogradMultiOutputTrainer.Options(), nameof(HostileRow.Both)));
            case "Binary":
                return mlContext.BinaryClassification.Trainers.Autograd(With(new AutogradBinaryTrainer.Options(), nameof(HostileRow.Good)));
            default:
                return mlContext.MulticlassClassification.Trainers.Autograd(With(new AutogradMulticlassTrainer.Options(), nameof(HostileRow.Class)));
        }

        TOptions With<TOptions>(TOptions options, string label)
            where TOptions : LinearTrainerOptions
        {
            options.LabelColumnName = label;
            options.NumberOfEpochs = 20;
            set(options);
            return options;
        }
    }

    private static string? NotFinite(ITransformer model)
    {
        float[] numbers = model switch
        {
            RegressionPredictionTransformer<LinearRegressionModelParameters> { Model: var m } => [.. m.Weights, m.Bias],
            RegressionPredictionTransformer<PoissonRegressionModelParameters> { Model: var m } => [.. m.Weights, m.Bias],
            MultiOutputPredictionTransformer { Model: var m } => [.. m.GetWeights().Cast<float>(), .. m.Biases],
            BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> { Model: var m }
                => [.. m.SubModel.Weights, m.SubModel.Bias, (float)m.Calibrator.Slope, (float)m.Calibrator.Offset],
            MulticlassPredictionTransformer<MaximumEntropyModelParameters> { Model: var m } => Of(m),
            _ => throw new NotSupportedException(model.GetType().ToString()),
        };
        return Array.TrueForAll(numbers, float.IsFinite) ? null : $"the model has {string.Join(' ', numbers.Where(number => !float.IsFinite(number)).Take(3))}";

        static float[] Of(MaximumEntropyModelParameters model)
        {
            VBuffer<float>[]? weights = null;
            model.GetWeights(ref weights, out _);
            return [.. weights!.SelectMany(buffer => buffer.DenseValues()), .. model.GetBiases()];
        }
    }

    // Training begins with the mean of the labels, so that what comes out must not be worse. Rows that training skips do not count.
    private static string? WorseThanTheMean(MLContext mlContext, ITransformer model, IDataView view, List<HostileRow> rows)
    {
        float[] scores = mlContext.Scores(model, view);
        (double Label, double Score)[] used = [.. rows
            .Zip(scores, (row, score) => (Row: row, Score: score))
            .Where(pair => float.IsFinite(pair.Row.Number) && pair.Row.Features.DenseValues().All(float.IsFinite))
            .Select(pair => ((double)pair.Row.Number, (double)pair.Score))];
        double mean = used.Average(pair => pair.Label);
        double error = used.Sum(pair => Math.Pow(pair.Label - pair.Score, 2)), ofMean = used.Sum(pair => Math.Pow(pair.Label - mean, 2));
        double rounding = 1e-10 * used.Sum(pair => pair.Label * pair.Label);
        return error <= (1.05 * ofMean) + rounding ? null : FormattableString.Invariant($"squared error {error:G3}, of the mean {ofMean:G3}");
    }

    // Between so many rows and 400 more, others each time.
    private sealed class Changing(Random random, int least) : IEnumerable<Example>
    {
        public IEnumerator<Example> GetEnumerator() => Example.Plane(least + random.Next(400), random.Next(), noise: 10).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
