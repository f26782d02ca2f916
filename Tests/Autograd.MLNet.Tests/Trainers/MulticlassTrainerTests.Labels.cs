using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Trainers;

/// <content>Labels that are missing, and classes that have no rows.</content>
public sealed partial class MulticlassTrainerTests
{
    [TestMethod]
    public void RowsWithoutALabel_AreLeftOut_AndCountedInOneWarning()
    {
        List<ClassExample> clean = ClassExample.Draw(200, seed: 8), dirty = [.. clean];
        dirty.Insert(5, new() { Label = ClassExample.Missing, Features = [1e6f, 0, 0] });
        dirty.Insert(15, new() { Label = ClassExample.Missing, Features = [1e6f, 0, 0] });
        dirty.Insert(25, new() { Label = 2, Features = [float.NaN, 0, 0] });
        dirty.Insert(35, new() { Label = 1, Weight = 0 });
        dirty.Insert(45, new() { Label = 1, Weight = float.NaN });
        var warnings = new List<string>();
        _mlContext.Log += (_, entry) => warnings.AddRange(entry.Kind == ChannelMessageKind.Warning ? [entry.RawMessage] : Array.Empty<string>());

        double[][] ofDirty = Train(dirty, Options());

        CollectionAssert.AreEqual(
            new[]
            {
                "Skipped 5 of 205 rows during training: 2 without a label in 'Label', 1 with a feature in 'Features' that is not finite, "
                + "2 with a weight in 'Weight' that is not positive and finite.",
            },
            warnings);
        CollectionAssert.AreEqual(Flat(Train(clean, Options())), Flat(ofDirty));

        static AutogradMulticlassTrainer.Options Options() => new() { ExampleWeightColumnName = "Weight", NumberOfEpochs = 3, Seed = 1 };
    }

    [TestMethod]
    public void NoLabelAtAll_SaysSo()
    {
        List<ClassExample> rows = [new() { Label = ClassExample.Missing }, new() { Label = ClassExample.Missing }];

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Fit(rows, new()));

        Assert.AreEqual(
            "Autograd: none of the 2 rows can be used: 2 without a label in 'Label'. Fill or filter the values first, for instance with ReplaceMissingValues.", error.Message);
    }

    [TestMethod]
    public void AClassWithoutRows_IsNotPredicted()
    {
        List<ClassExample> rows = [.. ClassExample.Draw(400, seed: 9).Where(row => row.Label != 1)];

        var model = Fit(rows, new());

        Assert.IsTrue(Flat(ModelOf(model)).All(double.IsFinite));
        List<Prediction> predictions = Predictions(model, rows);
        Assert.IsTrue(predictions.All(prediction => prediction.PredictedLabel is 1 or 3 && prediction.Score[1] < 0.02));

        // What is left is the logistic loss of the other two.
        var optimum = new ClassifierOptimum([.. rows.Select(row => new ClassifierOptimum.Row(row.Features, row.Label == 2 ? [0, 1] : [1, 0]))], isBinary: true);
        Assert.AreEqual(optimum.Least, predictions.Zip(rows).Average(pair => -Math.Log(pair.First.Score[(int)pair.Second.Label])), 0.01);
    }

    [TestMethod]
    public void RowsOfOneClassOnly_MakeAModelThatIsSureOfIt()
    {
        List<ClassExample> rows = [.. ClassExample.Draw(400, seed: 10).Where(row => row.Label == 2)];

        var model = Fit(rows, new());

        Assert.IsTrue(Flat(ModelOf(model)).All(double.IsFinite));
        Assert.IsTrue(Predictions(model, rows).All(prediction => prediction.PredictedLabel == 3 && prediction.Score[2] > 0.95));
    }

    [TestMethod]
    public void AKeyOfOneValue_IsNoClassification()
    {
        var definition = SchemaDefinition.Create(typeof(ClassExample));
        definition[nameof(ClassExample.Label)].ColumnType = new KeyDataViewType(typeof(uint), 1);
        IDataView data = _mlContext.Data.LoadFromEnumerable(ClassExample.Draw(20, seed: 10), definition);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _mlContext.MulticlassClassification.Trainers.Autograd().Fit(data));

        Assert.AreEqual("Autograd: the label column 'Label' is a key of one value. There must be two classes or more.", error.Message);
    }

    [TestMethod]
    public void AKeyThatDoesNotKnowItsValues_SaysHowToMakeOneThatDoes()
    {
        var definition = SchemaDefinition.Create(typeof(ClassExample));
        definition[nameof(ClassExample.Label)].ColumnType = new KeyDataViewType(typeof(uint), uint.MaxValue);
        IDataView data = _mlContext.Data.LoadFromEnumerable(ClassExample.Draw(20, seed: 10), definition);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _mlContext.MulticlassClassification.Trainers.Autograd().Fit(data));

        Assert.AreEqual("Autograd: the label column 'Label' is a key of 4294967295 values. Make it with MapValueToKey, which knows how many there are.", error.Message);
    }
}
