using Microsoft.ML;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>Rows that cannot be trained on, and data that have no others.</summary>
[TestClass]
public sealed class UsableRowsTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly List<string> _warnings = [];

    public UsableRowsTests() => _mlContext.Log += (_, entry) =>
    {
        if (entry.Kind == ChannelMessageKind.Warning)
            _warnings.Add(entry.RawMessage);
    };

    [TestMethod]
    [DataRow(0f)]
    [DataRow(-1f)]
    [DataRow(float.NaN)]
    [DataRow(float.PositiveInfinity)]
    public void ARowWithoutAUsableWeight_IsAsIfItWereNotThere(float weight)
    {
        List<Example> rows = Example.Plane(40, seed: 1, noise: 100);
        string expected = Bits.Of(Fit(rows));
        rows.Insert(17, new Example { Label = 1e9f, Features = [1e9f, 1e9f, 1e9f], Weight = weight });

        Assert.AreEqual(expected, Bits.Of(Fit(rows)));
        Assert.AreEqual("Skipped 1 of 41 rows during training: 1 with a weight in 'Weight' that is not positive and finite.", _warnings.Single());
    }

    [TestMethod]
    [DataRow(float.NaN)]
    [DataRow(float.NegativeInfinity)]
    public void ARowWithoutAUsableNumber_IsAsIfItWereNotThere(float number)
    {
        List<Example> rows = Example.Plane(40, seed: 1, noise: 100);
        string expected = Bits.Of(Fit(rows));
        rows.Insert(0, new Example { Label = number });
        rows.Add(new Example { Features = [1, 2, number] });

        Assert.AreEqual(expected, Bits.Of(Fit(rows)));
        Assert.AreEqual("Skipped 2 of 42 rows during training: 1 without a finite label in 'Label', 1 with a feature in 'Features' that is not finite.", _warnings.Single());
    }

    [TestMethod]
    public void ALongRowWithoutAUsableNumber_IsAsIfItWereNotThere_WhereverThatIs()
    {
        // After the rows that show whether they are sparse.
        const int columns = 37, place = 280;
        var random = new Random(1);
        List<Example> rows = [.. Enumerable.Range(0, 300).Select(i => new Example { Label = i, Features = [.. Enumerable.Range(0, columns).Select(_ => random.NextSymmetric())] })];
        string expected = Bits.Of(Train());
        rows.Insert(place, new Example { Label = 1, Features = new float[columns] });
        for (int column = 0; column < columns; column++)
        {
            Array.Fill(rows[place].Features, 1);
            rows[place].Features[column] = column % 2 == 0 ? float.NaN : float.PositiveInfinity;

            Assert.AreEqual(expected, Bits.Of(Train()), $"column {column}");
        }

        LinearRegressionModelParameters Train() => _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { Seed = 1, NumberOfEpochs = 2 }).Fit(_mlContext.Load(rows)).Model;
    }

    [TestMethod]
    public void RowsThatCannotBeUsed_DoNotChangeWhichAreHeldBack()
    {
        List<Example> rows = Example.Plane(40, seed: 1, noise: 100);
        string expected = Bits.Of(Fit(rows, validationFraction: 0.3f));
        rows.Insert(3, new Example { Label = float.NaN });

        Assert.AreEqual(expected, Bits.Of(Fit(rows, validationFraction: 0.3f)));
        Assert.AreEqual("Skipped 1 of 41 rows during training: 1 without a finite label in 'Label'.", _warnings.Single());
    }

    [TestMethod]
    public void StreamingSkipsTheSameRows_AndCountsThemOnce()
    {
        List<Example> rows = Example.Plane(600, seed: 1, noise: 100);
        string expected = Bits.Of(Fit(rows, memoryBudget: 2000));
        rows.Insert(300, new Example { Label = float.NaN });
        rows.Insert(500, new Example { Features = [1, 2, float.NaN] });
        rows.Insert(10, new Example { Weight = 0 });

        Assert.AreEqual(expected, Bits.Of(Fit(rows, memoryBudget: 2000)));
        Assert.HasCount(1, _warnings);
        StringAssert.StartsWith(_warnings[0], "Skipped 3 of 603 rows during training: ");
    }

    [TestMethod]
    [DataRow("Regression")]
    [DataRow("LogLink")]
    [DataRow("MultiOutput")]
    [DataRow("Binary")]
    [DataRow("Multiclass")]
    public void NoRows(string task)
    {
        IDataView none = _mlContext.Data.LoadFromEnumerable(new List<Rated>());
        IEstimator<ITransformer> trainer = task switch
        {
            "Regression" => _mlContext.Regression.Trainers.Autograd("Number"),
            "LogLink" => _mlContext.Regression.Trainers.AutogradLogLink("Amount"),
            "MultiOutput" => _mlContext.Regression.Trainers.AutogradMultiOutput("Both"),
            "Binary" => _mlContext.BinaryClassification.Trainers.Autograd("Good"),
            _ => _mlContext.MulticlassClassification.Trainers.Autograd("Class"),
        };

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => trainer.Fit(none));

        Assert.AreEqual("Autograd: the training data has no rows.", error.Message);
    }

    [TestMethod]
    public void OnlyUnusableRows_StreamingToo()
    {
        List<Example> rows = [.. Enumerable.Range(0, 500).Select(_ => new Example { Label = float.NaN })];

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Fit(rows, memoryBudget: 100));

        Assert.AreEqual(
            "Autograd: none of the 500 rows can be used: 500 without a finite label in 'Label'. Fill or filter the values first, for instance with ReplaceMissingValues.",
            error.Message);
    }

    [TestMethod]
    public void RowsOfAnotherLength_AreRefused()
    {
        IDataView data = WideExample.Load(_mlContext, [.. WideExample.Rows(3, seed: 1, used: 6, width: 8), .. WideExample.Rows(1, seed: 1, used: 6, width: 9)], 8);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _mlContext.Regression.Trainers.Autograd().Fit(data));

        Assert.AreEqual("Autograd: row 3 of column 'Features' has 9 features where its type says 8. Every row must have the same number.", error.Message);
    }

    [TestMethod]
    public void OneRow_OneFeature_OneThread()
    {
        IDataView data = WideExample.Load(_mlContext, WideExample.Rows(1, seed: 1, used: 1, width: 1, nonZeros: 1), 1);

        LinearRegressionModelParameters model = _mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options { NumberOfThreads = 1 }).Fit(data).Model;

        Assert.AreEqual(0, model.Weights[0]);
    }

    private LinearRegressionModelParameters Fit(List<Example> rows, float validationFraction = 0, long? memoryBudget = null)
    {
        var options = new AutogradRegressionTrainer.Options
        {
            ExampleWeightColumnName = "Weight", Seed = 1, NumberOfEpochs = 2, ValidationFraction = validationFraction, MemoryBudget = memoryBudget, BatchSize = 16,
        };
        return _mlContext.Regression.Trainers.Autograd(options).Fit(_mlContext.Data.LoadFromEnumerable(rows)).Model;
    }
}
