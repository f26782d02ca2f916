using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Several binary models as one for several classes.</summary>
[TestClass]
public sealed class OneVersusAllTests
{
    private readonly MLContext _ml = new(1);
    private readonly IDataView _data;

    public OneVersusAllTests() => _data = _ml.Data.LoadFromEnumerable<Example>(
    [
        new() { Label = 0, Features = [2, 1, .5f] },
        new() { Label = 0, Features = [1.5f, 1, .25f] },
        new() { Label = 1, Features = [-1, 1.25f, 0] },
        new() { Label = 2, Features = [0, -3, .5f] },
        new() { Label = 1, Features = [-2, 1, 1] },
        new() { Label = 3, Features = [.25f, .25f, 4] },
        new() { Label = 2, Features = [.5f, -2.5f, 1.5f] }
    ]);

    [TestMethod]
    public void ProbabilitiesAddUpToOne() => Assert.AreEqual(
        "1 [0.93389106 0.035838373 0.030270586] | 1 [0.854196 0.11831765 0.02748633] | 2 [0.324566 0.66829413 0.0071398793] | 3 [0.005504657 0.0035610835 0.99093425]",
        Scores(Trainer(Calibrated())));

    [TestMethod]
    public void RawScoresAreThoseOfTheBinaryModels() => Assert.AreEqual(
        "1 [5.6125 -3.225 -3.4] | 1 [4.76875 -1.8374999 -3.4125] | 2 [-0.07500005 4.69375 -4.5375] | 3 [-5.1875 -5.625 11.000001]",
        Scores(Trainer(Plain(), useProbabilities: false)));

    [TestMethod]
    public void AModelWithoutProbabilitiesIsCalibrated() => Assert.AreEqual(
        "1 [0.69421506 0.17152882 0.13425611] | 1 [0.6349958 0.23264001 0.13236418] | 2 [0.28358448 0.6139017 0.102513835] | 3 [0.08916765 0.10291383 0.80791855]",
        Scores(Trainer(Plain())));

    [TestMethod]
    public void TheCalibratorThatIsGivenChangesNothing() => Assert.AreEqual(
        Scores(Trainer(Plain())),
        Scores(_ml.MulticlassClassification.Trainers.OneVersusAll(Plain(), calibrator: _ml.BinaryClassification.Calibrators.Platt(-1d, 0d))));

    [TestMethod]
    public void CalibrationCanStopAfterAFewRows() => Assert.AreEqual(
        "1 [0.63133717 0.18809083 0.18057202] | 1 [0.586504 0.23589273 0.17760326] | 2 [0.33409587 0.51631707 0.14958705] | 3 [0.17494406 0.14147338 0.68358254]",
        Scores(_ml.MulticlassClassification.Trainers.OneVersusAll(Plain(), maximumCalibrationExampleCount: 4)));

    [TestMethod]
    public void EveryClassIsTrainedAgainstTheRestAndTheFirstOneTwice()
    {
        var binary = Calibrated();
        Trainer(binary).Fit(_data);
        Assert.AreEqual("2 2 2 2", string.Join(' ', binary.Positives));
    }

    [TestMethod]
    public void KeysOfOtherTypesAreLabelsAsWell()
    {
        var data = _ml.Data.LoadFromEnumerable<ByteExample>(
            [new() { Label = 0, Features = [2, 1, .5f] }, new() { Label = 1, Features = [-1, 1.25f, 0] }, new() { Label = 2, Features = [0, -3, .5f] }]);
        Assert.AreEqual(
            "[0.8766896 0.11666217 0.0066482346] | [0.32906452 0.6638135 0.007121999] | [0.0045837266 0.0010264434 0.99438983]",
            Show.Rows(Trainer(Calibrated()).Fit(data).Transform(data), "Score"));
    }

    [TestMethod]
    public void TheOutputSchemaNamesTheClasses()
    {
        var shape = Trainer(Plain()).GetOutputSchema(Shapes.Of(ClassificationModels.Keyed("red", "green", "blue")));
        Assert.AreEqual(
            "Label Scalar Key<UInt32> (KeyValues) | Features Vector Vector<Single> () | "
            + "Score Vector Vector<Single> (SlotNames TrainingLabelValues ScoreColumnSetId ScoreColumnKind ScoreValueKind) | "
            + "PredictedLabel Scalar Key<UInt32> (ScoreColumnSetId ScoreColumnKind ScoreValueKind KeyValues)",
            string.Join(" | ", shape.Select(Describe)));

        static string Describe(SchemaShape.Column column)
        {
            string type = column.IsKey ? $"Key<{column.ItemType}>" : column.ItemType.ToString()!;
            string vector = column.Kind == SchemaShape.Column.VectorKind.Vector ? $"Vector<{type}>" : type;
            return $"{column.Name} {column.Kind} {vector} ({string.Join(' ', column.Annotations.Select(annotation => annotation.Name))})";
        }
    }

    [TestMethod]
    public void WhatTheTrainerSaysOfItself()
    {
        var info = Trainer(Plain()).Info;
        Assert.IsTrue(info.NeedNormalization);
        Assert.IsTrue(info.WantCaching);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void ALoadedModelPredictsTheSameBits(bool useProbabilities)
    {
        foreach (var trainer in new[] { Trainer(Plain(), useProbabilities), Trainer(Calibrated(), useProbabilities) })
        {
            var model = trainer.Fit(_data);
            var stream = new MemoryStream();
            _ml.Model.Save(model, _data.Schema, stream);
            stream.Position = 0;
            var loaded = _ml.Model.Load(stream, out _);
            Assert.IsInstanceOfType<MulticlassPredictionTransformer<OneVersusAllModelParameters>>(loaded);
            Assert.AreEqual(Show.Rows(model.Transform(_data)), Show.Rows(loaded.Transform(_data)));
        }
    }

    [TestMethod]
    public void LabelsThatDoNotFit()
    {
        var data = _ml.Data.LoadFromEnumerable(Row.Numbered(3));
        Assert.AreEqual(
            "NotSupportedException: Label column type is not supported by OneVersusAllTrainer: System.Single",
            Show.Error(() => Trainer(Plain()).Fit(data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Training label column 'Features' type is not valid for multi-class: Vector<Single, 3>. "
            + "Type must be Single or Double. (Parameter 'data')",
            Show.Error(() => _ml.MulticlassClassification.Trainers.OneVersusAll(Plain(), "Features").Fit(data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Labels column 'Label' not found (Parameter 'schema')",
            Show.Error(() => _ml.MulticlassClassification.Trainers.OneVersusAll(Plain(), "Labels").Fit(data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for label column 'Label': expected Key<UInt32>, got Single (Parameter 'inputSchema')",
            Show.Error(() => Trainer(Plain()).GetOutputSchema(Shapes.Of(data.Schema))));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find label column 'Labels' (Parameter 'labelCol')",
            Show.Error(() => _ml.MulticlassClassification.Trainers.OneVersusAll(Plain(), "Labels").GetOutputSchema(Shapes.Of(data.Schema))));
    }

    private OneVersusAllTrainer Trainer<TModel>(MeansTrainer<TModel> binary, bool useProbabilities = true)
        where TModel : class => _ml.MulticlassClassification.Trainers.OneVersusAll(binary, useProbabilities: useProbabilities);

    private MeansTrainer<LinearBinaryModelParameters> Plain() =>
        new((schema, weights) => ClassificationModels.Binary(_ml, schema, weights, .125f));

    private MeansTrainer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> Calibrated() =>
        new((schema, weights) => ClassificationModels.CalibratedBinary(_ml, schema, weights, .125f));

    private string Scores(OneVersusAllTrainer trainer) => Show.Rows(_ml.Data.TakeRows(trainer.Fit(_data).Transform(_data), 4), "PredictedLabel", "Score");

    private sealed class Example
    {
        [KeyType(3)]
        public uint Label { get; set; }

        [VectorType(3)]
        public float[] Features { get; set; } = new float[3];
    }

    private sealed class ByteExample
    {
        [KeyType(3)]
        public byte Label { get; set; }

        [VectorType(3)]
        public float[] Features { get; set; } = new float[3];
    }
}
