using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>ML.NET's own trainer of two classes row by row: the same weights to the bit.</summary>
[TestClass]
public sealed class AveragedPerceptronTests
{
    private readonly MLContext _ml = new(1);
    private readonly BinaryClassificationCatalog.BinaryClassificationTrainers _trainers;
    private readonly IDataView _stream;

    public AveragedPerceptronTests()
    {
        _trainers = _ml.BinaryClassification.Trainers;
        _stream = _ml.Data.LoadFromEnumerable(OnlineRows.Classes(40));
    }

    [TestMethod]
    public void TheShortFormTakesTheLogarithmicLoss()
    {
        Assert.AreEqual("-1.8432229 [7.9490247 -3.447154 0.49314412]", OnlineModels.Text(_trainers.AveragedPerceptron().Fit(_stream)));
        Assert.AreEqual(
            OnlineModels.Text(_trainers.AveragedPerceptron().Fit(_stream)),
            OnlineModels.Text(_trainers.AveragedPerceptron(lossFunction: new LogLoss()).Fit(_stream)));
    }

    [TestMethod]
    public void OptionsTakeTheHingeLoss()
    {
        Assert.AreEqual(
            "-2.03 [8.195228 -4.0315375 1.1949997]",
            OnlineModels.Text(_trainers.AveragedPerceptron(new AveragedPerceptronTrainer.Options()).Fit(_stream)));
        Assert.AreEqual(
            OnlineModels.Text(_trainers.AveragedPerceptron(new AveragedPerceptronTrainer.Options()).Fit(_stream)),
            OnlineModels.Text(_trainers.AveragedPerceptron(lossFunction: new HingeLoss()).Fit(_stream)));
    }

    [TestMethod]
    public void ManyArguments()
    {
        var trainer = _trainers.AveragedPerceptron("Label", "Features", new ExpLoss(0.5f), 0.5f, true, 0.001f, 2);
        Assert.AreEqual("-0.02124077 [0.538745 -0.13345696 -0.021185549]", OnlineModels.Text(trainer.Fit(_ml.Data.Cache(_stream))));
    }

    [TestMethod]
    public void GoingOnFromAModel()
    {
        var first = _trainers.AveragedPerceptron(numberOfIterations: 1).Fit(_stream);
        Assert.AreEqual(
            "-0.4920512 [3.5863578 -1.381071 -0.48336598]",
            OnlineModels.Text(_trainers.AveragedPerceptron(numberOfIterations: 1).Fit(_stream, first.Model)));
    }

    [TestMethod]
    public void WhatTheTrainerAnnounces()
    {
        var trainer = _trainers.AveragedPerceptron();
        Assert.AreEqual(
            "Single {ScoreColumnSetId: Key<UInt32>, ScoreColumnKind: String, ScoreValueKind: String}",
            ShowColumn.Shape(trainer, _stream, "Score"));
        Assert.AreEqual(
            "Boolean {ScoreColumnSetId: Key<UInt32>, ScoreColumnKind: String, ScoreValueKind: String}",
            ShowColumn.Shape(trainer, _stream, "PredictedLabel"));
        Assert.AreEqual(
            "Features Label  True True",
            $"{trainer.FeatureColumn.Name} {trainer.LabelColumn.Name} {trainer.WeightColumn.Name} {trainer.Info.NeedNormalization} {trainer.Info.WantCaching}");
        Assert.AreEqual(
            "Label: Boolean, Town: String, Features: Vector<Single, 3>, PredictedLabel: Boolean, Score: Single",
            Show.Schema(trainer.Fit(_stream).Transform(_stream).Schema));
    }

    [TestMethod]
    public void LabelsAreTruthValues() => Assert.AreEqual(
        "ArgumentOutOfRangeException: Schema mismatch for label column 'Label': expected Boolean, got Single (Parameter 'labelCol')",
        Show.Error(() => _trainers.AveragedPerceptron().Fit(_ml.Data.LoadFromEnumerable(OnlineRows.Plane(3)))));

    [TestMethod]
    public void OneForEachOfSeveralClasses()
    {
        var data = _ml.Transforms.Conversion.MapValueToKey("Label", "Town").Fit(_stream).Transform(_stream);
        var model = _ml.MulticlassClassification.Trainers.OneVersusAll(_trainers.AveragedPerceptron()).Fit(data);
        Assert.AreEqual("0.95", Show.Value(_ml.MulticlassClassification.Evaluate(model.Transform(data)).MicroAccuracy));
    }
}
