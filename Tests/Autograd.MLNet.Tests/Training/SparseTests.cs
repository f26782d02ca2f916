using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>Rows of which only the values that are not zero are held. From 32 columns on, data that are mostly zero are; so 12 columns with zeros beside them are trained as sparse rows.</summary>
[TestClass]
public sealed class SparseTests
{
    private const int Used = 12;
    private const int Wide = 64;

    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    public void WordsOfAText_DecideItsClass()
    {
        string[] good = ["fine", "lovely", "superb", "kind"], bad = ["poor", "awful", "broken", "rude"], neutral = [.. Enumerable.Range(0, 60).Select(i => $"word{i}")];
        var random = new Random(1);
        List<Review> reviews = [.. Enumerable.Range(0, 400).Select(i => new Review { Liked = i % 2 == 0, Words = [.. random.GetItems(neutral, 6), .. random.GetItems(i % 2 == 0 ? good : bad, 1)] })];
        IDataView data = _mlContext.Data.LoadFromEnumerable(reviews);
        var pipeline = _mlContext.Transforms.Categorical.OneHotEncoding("Features", "Words", Microsoft.ML.Transforms.OneHotEncodingEstimator.OutputKind.Bag)
            .Append(_mlContext.BinaryClassification.Trainers.Autograd("Liked"));

        ITransformer model = pipeline.Fit(data);

        Assert.AreEqual(1, _mlContext.BinaryClassification.Evaluate(model.Transform(data), "Liked").Accuracy);
        PredictionEngine<Review, Judgement> engine = _mlContext.Model.CreatePredictionEngine<Review, Judgement>(model);
        Assert.IsTrue(engine.Predict(new Review { Words = ["word1", "superb", "never seen", "word9", "x", "y", "z"] }).PredictedLabel);
        Assert.IsFalse(engine.Predict(new Review { Words = ["word1", "broken", "never seen", "word9", "x", "y", "z"] }).PredictedLabel);
    }

    [TestMethod]
    public void HashedCategories_DecideANumber()
    {
        var random = new Random(1);
        float[] prices = [.. Enumerable.Range(0, 50).Select(_ => 100 * random.NextSingle())];
        List<Sale> sales = [.. Enumerable.Range(0, 1000).Select(i => new Sale { Town = $"town {i % 50}", Size = random.NextSingle(), Label = prices[i % 50] })];
        sales.ForEach(sale => sale.Label += 20 * sale.Size);
        IDataView data = _mlContext.Data.LoadFromEnumerable(sales);
        var pipeline = _mlContext.Transforms.Categorical.OneHotHashEncoding("Code", "Town", numberOfBits: 14)
            .Append(_mlContext.Transforms.Concatenate("Features", "Code", "Size"))
            .Append(_mlContext.Regression.Trainers.Autograd());

        ITransformer model = pipeline.Fit(data);

        Assert.IsGreaterThan(0.999, _mlContext.Regression.Evaluate(model.Transform(data)).RSquared);
    }

    [TestMethod]
    public void ZerosThatAreWritten_AreZeros()
    {
        List<WideExample> rows = WideExample.Rows(500, seed: 1, used: Used, width: Wide, nonZeros: 3);
        List<WideExample> written = [.. rows.Select(row => new WideExample { Label = row.Label, Features = new VBuffer<float>(Wide, [.. row.Features.DenseValues()]) })];

        Assert.AreEqual(Bits.Of(Fit(rows, Wide)), Bits.Of(Fit(written, Wide)));
    }

    [TestMethod]
    [DataRow("Sgd")]
    [DataRow("Momentum")]
    [DataRow("Adam")]
    [DataRow("AdamW")]
    [DataRow("Adagrad")]
    [DataRow("RMSprop")]
    [DataRow("Lbfgs")]
    public void SparseAndDenseRows_ReachTheSameOptimum(string optimizer) => ReachTheSameOptimum(optimizer, 0, 0);

    [TestMethod]
    [DataRow("Sgd")]
    [DataRow("Momentum")]
    [DataRow("Adam")]
    [DataRow("Adagrad")]
    [DataRow("RMSprop")]
    [DataRow("Lbfgs")]
    public void WithL2_TheyDoToo(string optimizer) => ReachTheSameOptimum(optimizer, 0, 0.1f);

    [TestMethod]
    [DataRow("Sgd")]
    [DataRow("Momentum")]
    [DataRow("Adam")]
    [DataRow("Adagrad")]
    [DataRow("RMSprop")]
    public void WithL1_TheyDoToo(string optimizer) => ReachTheSameOptimum(optimizer, 0.05f, 0);

    [TestMethod]
    [DataRow("Sgd")]
    [DataRow("Momentum")]
    [DataRow("Adam")]
    [DataRow("Adagrad")]
    [DataRow("RMSprop")]
    public void WithBothPenalties_TheyDoToo(string optimizer) => ReachTheSameOptimum(optimizer, 0.02f, 0.05f);

    [TestMethod]
    public void NonNegativeWeights_AreTheSame()
    {
        static void Set(LinearTrainerOptions options) => (options.Standardize, options.NonNegativeWeights, options.NumberOfEpochs) = (false, true, 60);
        IReadOnlyList<float> dense = Fit(WideExample.Rows(400, seed: 1, Used, Used, 3), Used, Set).Weights, sparse = Fit(WideExample.Rows(400, seed: 1, Used, Wide, 3), Wide, Set).Weights;

        for (int i = 0; i < Used; i++)
            Assert.AreEqual(dense[i], sparse[i], 0.01);
        Assert.IsTrue(sparse.All(weight => weight >= 0));
        Assert.Contains(0f, sparse.Take(Used));
    }

    [TestMethod]
    public void GradientsAndLosses_AreThoseOfDenseRows()
    {
        TrainingHistory dense = new(), sparse = new();
        Action<LinearTrainerOptions> Set(TrainingHistory history) => options => (options.Standardize, options.LearningRate, options.NumberOfEpochs, options.ValidationFraction, options.GradientClipNorm, options.Progress)
            = (false, 0.05f, 4, 0.2f, 0.5f, history);

        LinearRegressionModelParameters expected = Fit(WideExample.Rows(400, seed: 1, Used, Used, 3), Used, Set(dense)), actual = Fit(WideExample.Rows(400, seed: 1, Used, Wide, 3), Wide, Set(sparse));

        for (int i = 0; i < 4; i++)
        {
            Assert.AreEqual(dense[i].TrainLoss, sparse[i].TrainLoss, 1e-5 * dense[i].TrainLoss);
            Assert.AreEqual(dense[i].ValidationLoss!.Value, sparse[i].ValidationLoss!.Value, 1e-5 * dense[i].TrainLoss);
            Assert.AreEqual(dense[i].GradientNorm, sparse[i].GradientNorm, 1e-5);
        }

        for (int i = 0; i < Used; i++)
            Assert.AreEqual(expected.Weights[i], actual.Weights[i], 1e-5);
    }

    [TestMethod]
    public void SeveralClasses_AreTheSame()
    {
        double OfWidth(int width)
        {
            List<WideClass> rows = [.. WideExample.Rows(400, seed: 1, Used, width, 3).Select(row => new WideClass { Label = (uint)Math.Clamp(row.Label, 0, 2), Features = row.Features })];
            SchemaDefinition definition = SchemaDefinition.Create(typeof(WideClass));
            definition[nameof(WideClass.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
            IDataView data = _mlContext.Data.LoadFromEnumerable(rows, definition);
            var options = new AutogradMulticlassTrainer.Options { Standardize = false, Optimizer = AutogradOptimizer.Sgd(), L2Regularization = 0.01f, Seed = 1, NumberOfEpochs = 400 };
            return _mlContext.MulticlassClassification.Evaluate(_mlContext.MulticlassClassification.Trainers.Autograd(options).Fit(data).Transform(data)).LogLoss;
        }

        double dense = OfWidth(Used);

        Assert.IsLessThan(0.9, dense);
        Assert.AreEqual(dense, OfWidth(Wide), 1e-3);
    }

    [TestMethod]
    public void AColumnInEveryRow_IsCentred()
    {
        // Years of two thousand and some beside words: uncentred, no learning rate would do for both.
        var random = new Random(1);
        List<WideExample> rows = [.. WideExample.Rows(600, seed: 1, Used, Wide - 1, 3).Select(row => WithYear(row, 1990 + random.Next(30)))];
        List<WideExample> narrow = [.. rows.Select(row => new WideExample { Label = row.Label, Features = Cut(row.Features) })];

        LinearRegressionModelParameters sparse = Fit(rows, Wide), dense = Fit(narrow, Used + 1);

        double[] errors = [Error(rows, sparse), Error(narrow, dense)];
        Assert.IsLessThan(0.002, errors[0]);
        Assert.AreEqual(errors[1], errors[0], 1e-4);
        Assert.AreEqual(0.5, sparse.Weights[^1], 0.002);

        static WideExample WithYear(WideExample row, int year) => new()
        {
            Label = row.Label + (0.5f * year),
            Features = new VBuffer<float>(Wide, 4, [.. row.Features.GetValues(), year], [.. row.Features.GetIndices(), Wide - 1]),
        };

        // The columns that are used and, last, the year.
        static VBuffer<float> Cut(VBuffer<float> features) => new(Used + 1, 4, features.GetValues().ToArray(), [.. features.GetIndices()[..3], Used]);
    }

    [TestMethod]
    public void ColumnsInMostRows_AreCentredWhereTheyAreZeroToo()
    {
        // 1000 in two thirds of the rows.
        List<WideExample> rows = [.. WideExample.Rows(600, seed: 1, Used, Wide - 1, 3).Select((row, i) => i % 3 == 0
            ? new WideExample { Label = row.Label, Features = new VBuffer<float>(Wide, 3, row.Features.GetValues().ToArray(), row.Features.GetIndices().ToArray()) }
            : new WideExample { Label = row.Label + 4, Features = new VBuffer<float>(Wide, 4, [.. row.Features.GetValues(), 1000], [.. row.Features.GetIndices(), Wide - 1]) })];

        LinearRegressionModelParameters model = Fit(rows, Wide);

        Assert.IsLessThan(0.002, Error(rows, model));
        Assert.AreEqual(0.004, model.Weights[^1], 1e-4);
    }

    [TestMethod]
    public void RowsOfZeros_HaveTheBias()
    {
        List<WideExample> rows = WideExample.Rows(400, seed: 1, Used, Wide, 3, noise: 0);
        rows.AddRange(Enumerable.Range(0, 100).Select(_ => new WideExample { Label = 1, Features = new VBuffer<float>(Wide, 0, [], []) }));

        LinearRegressionModelParameters model = Fit(rows, Wide);

        Assert.AreEqual(1, model.Bias, 0.01);
        Assert.AreEqual(Math.Sin(3), model.Weights[3], 0.01);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void NothingButZeros_GivesTheMean(bool standardize)
    {
        IEnumerable<WideExample> rows = Enumerable.Range(0, 300).Select(i => new WideExample { Label = i % 7, Features = new VBuffer<float>(Wide, 0, [], []) });

        LinearRegressionModelParameters model = Fit(rows, Wide, options => options.Standardize = standardize);

        Assert.AreEqual(rows.Average(row => row.Label), model.Bias, 0.02);
        Assert.IsTrue(model.Weights.All(weight => weight == 0));
    }

    [TestMethod]
    public void ColumnsNeverSeen_HaveWeightZero()
    {
        foreach (AutogradOptimizer optimizer in new[] { AutogradOptimizer.Sgd(), AutogradOptimizer.Adam(), AutogradOptimizer.AdamW(), AutogradOptimizer.Adagrad(), AutogradOptimizer.RMSprop(), AutogradOptimizer.Lbfgs() })
        {
            IReadOnlyList<float> weights = Fit(WideExample.Rows(300, seed: 1, Used, Wide, 3), Wide, options => (options.Optimizer, options.NumberOfEpochs) = (optimizer, 2)).Weights;

            Assert.IsTrue(weights.Skip(Used).All(weight => weight == 0), $"{optimizer}");
            Assert.IsTrue(weights.Take(Used).All(weight => weight != 0), $"{optimizer}");
        }
    }

    [TestMethod]
    public void AModel_IsWhereTrainingGoesOn()
    {
        List<WideExample> rows = WideExample.Rows(300, seed: 1, Used, Wide, 3);
        IDataView data = WideExample.Load(_mlContext, rows, Wide);
        AutogradRegressionTrainer Trainer(int epochs) => _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options
        {
            NumberOfEpochs = epochs, Shuffle = false, Schedule = AutogradSchedule.Constant(), LearningRate = 0.02f, L2Regularization = 0.01f,
        });

        LinearRegressionModelParameters six = Trainer(6).Fit(data).Model, threeMore = Trainer(3).Fit(data, Trainer(3).Fit(data).Model).Model;

        for (int i = 0; i < Wide; i++)
            Assert.AreEqual(six.Weights[i], threeMore.Weights[i], 1e-5);
    }

    [TestMethod]
    [DataRow("Adam")]
    [DataRow("Adagrad")]
    [DataRow("RMSprop")]
    public void AModelToBeginWith_IsNotShrunkBeforeItsColumnsAreSeen(string optimizer)
    {
        // An adaptive optimizer divides by the gradients it has seen, and penalties act in its steps: where it has seen none there is none.
        List<WideExample> rows = WideExample.Rows(300, seed: 1, Used, Wide, 3);
        LinearRegressionModelParameters first = Fit(rows, Wide);
        var options = new AutogradRegressionTrainer.Options { Optimizer = Optimizer(optimizer), LearningRate = 1e-5f, L1Regularization = 1e-3f, L2Regularization = 1e-3f, BatchSize = 2, NumberOfEpochs = 1 };

        LinearRegressionModelParameters next = _mlContext.Regression.Trainers.Autograd(options).Fit(WideExample.Load(_mlContext, rows, Wide), first).Model;

        for (int i = 0; i < Used; i++)
            Assert.AreEqual(first.Weights[i], next.Weights[i], 0.05);
    }

    [TestMethod]
    public void ManyColumns_TakeMemoryForWhatIsNotZero()
    {
        // With all their values these rows would take 2 GB.
        const int width = 1 << 18;
        List<WideExample> rows = WideExample.Rows(2000, seed: 1, used: width, width, nonZeros: 50);
        IDataView data = WideExample.Load(_mlContext, rows, width);
        long before = GC.GetTotalAllocatedBytes(precise: true);

        var model = _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { NumberOfEpochs = 2, Optimizer = AutogradOptimizer.Adam() }).Fit(data);

        // Some numbers for each column (1 MB for each float), and the rows' 800 KB.
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.IsLessThan(60_000_000, allocated);
        Assert.HasCount(width, model.Model.Weights);
    }

    private void ReachTheSameOptimum(string optimizer, float l1, float l2)
    {
        List<WideExample> narrow = WideExample.Rows(400, seed: 1, Used, Used, 3), wide = WideExample.Rows(400, seed: 1, Used, Wide, 3);
        void Set(LinearTrainerOptions options) => (options.Optimizer, options.Standardize, options.L1Regularization, options.L2Regularization, options.BatchSize, options.NumberOfEpochs)
            = (Optimizer(optimizer), false, l1, l2, 16, 80);

        LinearRegressionModelParameters dense = Fit(narrow, Used, Set), sparse = Fit(wide, Wide, Set);

        double ofDense = Objective(narrow, dense), ofSparse = Objective(wide, sparse);
        Assert.AreEqual(ofDense, ofSparse, 2e-3 * ofDense, $"dense {ofDense}, sparse {ofSparse}");
        for (int i = 0; i < Used; i++)
            Assert.AreEqual(dense.Weights[i], sparse.Weights[i], 0.02, $"{i}");

        double Objective(List<WideExample> rows, LinearRegressionModelParameters model)
            => Error(rows, model) + (l1 * model.Weights.Sum(weight => Math.Abs((double)weight))) + (l2 / 2 * model.Weights.Sum(weight => (double)weight * weight));
    }

    private static AutogradOptimizer Optimizer(string name) => name switch
    {
        "Sgd" => AutogradOptimizer.Sgd(),
        "Momentum" => AutogradOptimizer.Sgd(momentum: 0.9),
        "Adam" => AutogradOptimizer.Adam(),
        "AdamW" => AutogradOptimizer.AdamW(weightDecay: 0),
        "Adagrad" => AutogradOptimizer.Adagrad(),
        "RMSprop" => AutogradOptimizer.RMSprop(),
        _ => AutogradOptimizer.Lbfgs(),
    };

    private static double Error(IEnumerable<WideExample> rows, LinearRegressionModelParameters model) => rows.Average(row =>
    {
        double score = model.Bias;
        foreach ((int column, float value) in row.Features.Items())
            score += (double)value * model.Weights[column];
        return (score - row.Label) * (score - row.Label);
    });

    private LinearRegressionModelParameters Fit(IEnumerable<WideExample> rows, int width, Action<LinearTrainerOptions>? set = null)
    {
        var options = new AutogradRegressionTrainer.Options { Seed = 1 };
        set?.Invoke(options);
        return _mlContext.Regression.Trainers.Autograd(options).Fit(WideExample.Load(_mlContext, rows, width)).Model;
    }

    private sealed class WideClass
    {
        [KeyType(3)]
        public uint Label { get; set; }

        public VBuffer<float> Features { get; set; }
    }

    private sealed class Review
    {
        public bool Liked { get; set; }

        [VectorType(7)]
        public string[] Words { get; set; } = [];
    }

    private sealed class Judgement
    {
        public bool PredictedLabel { get; set; }
    }

    private sealed class Sale
    {
        public string Town { get; set; } = "";

        public float Size { get; set; }

        public float Label { get; set; }
    }
}
