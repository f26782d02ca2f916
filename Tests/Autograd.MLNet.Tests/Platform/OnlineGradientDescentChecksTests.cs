using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>What ML.NET's own trainer of regression row by row says of data, options and itself.</summary>
[TestClass]
public sealed partial class OnlineGradientDescentChecksTests
{
    private readonly MLContext _ml = new(1);
    private readonly RegressionCatalog.RegressionTrainers _trainers;
    private readonly IDataView _stream;

    public OnlineGradientDescentChecksTests()
    {
        _trainers = _ml.Regression.Trainers;
        _stream = _ml.Data.LoadFromEnumerable(OnlineRows.Plane(40));
    }

    [TestMethod]
    public void RowsWithoutLabelOrFeaturesAreSkipped()
    {
        Row[] rows =
        [
            new() { Label = float.NaN },
            new() { Label = 1, Features = [1, float.NaN, 1] },
            new() { Label = 2, Features = [float.NegativeInfinity, 1, 1] },
            new() { Label = float.PositiveInfinity, Features = [1, float.NaN, 1] },
            .. OnlineRows.Plane(40)
        ];
        var warnings = new List<string>();
        _ml.Log += (_, e) =>
        {
            if (e.Kind == ChannelMessageKind.Warning)
                warnings.Add(e.RawMessage);
        };
        Assert.AreEqual(
            OnlineModels.Text(OnlineModels.Train(_ml, _stream, options => options.NumberOfIterations = 3)),
            OnlineModels.Text(OnlineModels.Train(_ml, _ml.Data.LoadFromEnumerable(rows), options => options.NumberOfIterations = 3)));
        const string noShuffling = "Training data does not support shuffling, so ignoring request to shuffle";
        string[] expected = [noShuffling, noShuffling, "Skipped 6 instances with missing features during training (over 3 iterations; 2 inst/iter)"];
        CollectionAssert.AreEqual(expected, warnings);
    }

    [TestMethod]
    public void WhatIsLogged()
    {
        var messages = new List<string>();
        _ml.Log += (_, e) =>
        {
            if (e.Source == "Stochastic Gradient Descent (Regression); Training")
                messages.Add($"{e.Kind} {Times().Replace(e.RawMessage, "TIME")}");
        };
        OnlineModels.Train(_ml, _ml.Data.Cache(_stream), options => (options.NumberOfIterations, options.ResetWeightsAfterXExamples) = (2, 25));
        string[] expected =
        [
            "Trace Channel started",
            "Trace TIME Initializing Stochastic Gradient Descent (Regression) on 3 features",
            "Trace TIME Starting training iteration 1",
            "Info Resetting weights to average weights",
            "Trace TIME Finished training iteration 1; iterated over 40 examples.",
            "Trace TIME Starting training iteration 2",
            "Info Resetting weights to average weights",
            "Trace TIME Finished training iteration 2; iterated over 40 examples.",
            "Trace Channel finished. Elapsed TIME",
            "Trace Channel disposed"
        ];
        CollectionAssert.AreEqual(expected, messages);
    }

    [TestMethod]
    public void WhatTheTrainerAnnounces()
    {
        var trainer = _trainers.OnlineGradientDescent();
        Assert.AreEqual(
            "Single {ScoreColumnSetId: Key<UInt32>, ScoreColumnKind: String, ScoreValueKind: String}",
            ShowColumn.Shape(trainer, _stream, "Score"));
        Assert.AreEqual("Label Features Score", string.Join(' ', trainer.GetOutputSchema(Shapes.Of(_stream.Schema)).Select(column => column.Name)));
        Assert.AreEqual(
            "Features Label  True True",
            $"{trainer.FeatureColumn.Name} {trainer.LabelColumn.Name} {trainer.WeightColumn.Name} {trainer.Info.NeedNormalization} {trainer.Info.WantCaching}");
        var model = trainer.Fit(_stream);
        Assert.AreEqual("Label: Single, Features: Vector<Single, 3>, Score: Single", Show.Schema(model.Transform(_stream).Schema));
        Assert.AreEqual("Features", model.FeatureColumnName);
    }

    [TestMethod]
    public void DataOfTheWrongKind()
    {
        var trainer = _trainers.OnlineGradientDescent("Features", "Label");
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for feature column 'Label': expected Vector<Single>, got Single (Parameter 'inputSchema')",
            Show.Error(() => trainer.Fit(_stream)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for feature column 'Label': expected Vector<Single>, got Single (Parameter 'inputSchema')",
            Show.Error(() => trainer.GetOutputSchema(Shapes.Of(_stream.Schema))));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for label column 'Features': expected Single, got Vector<Single> (Parameter 'labelCol')",
            Show.Error(() => _trainers.OnlineGradientDescent("Features").Fit(_stream)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find label column 'y' (Parameter 'inputSchema')",
            Show.Error(() => _trainers.OnlineGradientDescent("y").Fit(_stream)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find feature column 'x' (Parameter 'inputSchema')",
            Show.Error(() => _trainers.OnlineGradientDescent("Label", "x").Fit(_stream)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: name cannot be null or empty (Parameter 'name')",
            Show.Error(() => _trainers.OnlineGradientDescent(featureColumnName: "").Fit(_stream)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: name cannot be null or empty (Parameter 'name')",
            Show.Error(() => _trainers.OnlineGradientDescent(labelColumnName: null).Fit(_stream)));
        Assert.AreEqual(
            "InvalidOperationException: No valid training instances found, all instances have missing features.",
            Show.Error(() => _trainers.OnlineGradientDescent().Fit(_ml.Data.LoadFromEnumerable(new Row[] { new() { Features = [float.NaN, 0, 0] } }))));
        Assert.AreEqual(
            "InvalidOperationException: No valid training instances found, all instances have missing features.",
            Show.Error(() => _trainers.OnlineGradientDescent().Fit(_ml.Data.LoadFromEnumerable(Array.Empty<Row>()))));
        Assert.AreEqual(
            "InvalidOperationException: Vectors must have the same dimensionality.",
            Show.Error(() => _trainers.OnlineGradientDescent().Fit(_stream, RegressionModels.NewLinear(_ml, new VBuffer<float>(2, [1, 2]), 0))));
    }

    [TestMethod]
    public void FeaturesAreNotScaled()
    {
        var rows = OnlineRows.Plane(40);
        foreach (var row in rows)
            row.Features[1] *= 1e6f;
        var data = _ml.Data.LoadFromEnumerable(rows);
        Assert.AreEqual(
            "InvalidOperationException: The weights/bias contain invalid values (NaN or Infinite). "
            + "Potential causes: high learning rates, no normalization, high initial weights, etc.",
            Show.Error(() => OnlineModels.Train(_ml, data, options => options.NumberOfIterations = 2)));
        var pipeline = _ml.Transforms.NormalizeMinMax("Features")
            .Append(_trainers.OnlineGradientDescent(decreaseLearningRate: false, numberOfIterations: 50));
        Assert.IsGreaterThan(0.97, _ml.Regression.Evaluate(pipeline.Fit(data).Transform(data)).RSquared);
    }

    [TestMethod]
    public void OptionsAreChecked()
    {
        Assert.AreEqual(
            "ArgumentOutOfRangeException: must be positive (Parameter 'NumberOfIterations')",
            Error(options => options.NumberOfIterations = 0));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: must be non-negative (Parameter 'InitialWeightsDiameter')",
            Error(options => options.InitialWeightsDiameter = -1));
        Assert.AreEqual("ArgumentOutOfRangeException: must be positive (Parameter 'LearningRate')", Error(options => options.LearningRate = 0));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: must be positive (Parameter 'ResetWeightsAfterXExamples')",
            Error(options => options.ResetWeightsAfterXExamples = 0));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: must be in range [0, 0.5) (Parameter 'L2Regularization')",
            Error(options => options.L2Regularization = 0.5f));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: must be non-negative (Parameter 'RecencyGain')",
            Error(options => (options.LazyUpdate, options.RecencyGain) = (false, -1)));
        Assert.AreEqual("InvalidOperationException: Cannot have both recency gain and lazy updates.", Error(options => options.RecencyGain = 1));
        Assert.AreEqual(
            "InvalidOperationException: Cannot have both recency gain and lazy updates.",
            Error(options => options.RecencyGainMultiplicative = true));
        Assert.AreEqual(
            "ArgumentNullException: Value cannot be null. (Parameter 'options')",
            Show.Error(() => _trainers.OnlineGradientDescent((OnlineGradientDescentTrainer.Options)null!)));

        string Error(Action<OnlineGradientDescentTrainer.Options> set) => Show.Error(() => OnlineModels.Train(_ml, _stream, set));
    }

    [TestMethod]
    public void DefaultsOfTheOptions()
    {
        var options = new OnlineGradientDescentTrainer.Options();
        Assert.AreEqual("Label Features 1 0 True 0.1 True", string.Create(
            CultureInfo.InvariantCulture,
            $"{options.LabelColumnName} {options.FeatureColumnName} {options.NumberOfIterations} {options.InitialWeightsDiameter} {options.Shuffle} "
            + $"{options.LearningRate} {options.DecreaseLearningRate}"));
        Assert.AreEqual("True 0 0 False True", FormattableString.Invariant(
            $"{options.LazyUpdate} {options.L2Regularization} {options.RecencyGain} {options.RecencyGainMultiplicative} {options.Averaged}"));
        Assert.IsNull(options.ResetWeightsAfterXExamples);
        Assert.IsNull(options.LossFunction);
    }

    [GeneratedRegex(@"\d+/\d+/\d+ \d+:\d+:\d+|\d+:\d+:[\d.]+")]
    private static partial Regex Times();
}
