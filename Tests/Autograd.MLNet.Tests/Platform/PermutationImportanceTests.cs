using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>How metrics change when a feature is shuffled among the rows. The permutations follow the seed of the context.</summary>
[TestClass]
public sealed class PermutationImportanceTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void OfRegression()
    {
        var data = Rows(_ml, row => 2 * row[0] - row[1] + 3);
        Assert.AreEqual(
            "mse 0.4880000973939893 r2 -0.6986400616593773 | mse 0.11800000917911735 r2 -0.16893343695820562 | mse 0 r2 0",
            Text(Importance(_ml, data)));
    }

    [TestMethod]
    public void EveryMetricHasStatisticsOfItsRepetitions()
    {
        var first = Importance(_ml, Rows(_ml, row => 2 * row[0] - row[1] + 3), permutationCount: 4)[0];
        Assert.AreEqual("-6.705522470618064E-09 ± 8.560065416459997E-09, 4.2800327082299985E-09 of 4", Spread(first.MeanAbsoluteError));
        Assert.AreEqual("0.5599999974668071 ± 0.05101628365829567, 0.025508141829147835 of 4", Spread(first.MeanSquaredError));
        Assert.AreEqual("0.10958390204159252 ± 0.00978755542925094, 0.00489377771462547 of 4", Spread(first.RootMeanSquaredError));
        Assert.AreEqual("0.5600001573562619 ± 0.05101618017730635, 0.025508090088653176 of 4", Spread(first.LossFunction));
        Assert.AreEqual("-0.8017179399117897 ± 0.07303691075268066, 0.03651845537634033 of 4", Spread(first.RSquared));
    }

    [TestMethod]
    public void TheSameSeedMakesTheSamePermutations()
    {
        Assert.AreEqual(Text(Importance(new MLContext(7), Rows(_ml, row => row[0]))), Text(Importance(new MLContext(7), Rows(_ml, row => row[0]))));
        Assert.AreNotEqual(Text(Importance(new MLContext(8), Rows(_ml, row => row[0]))), Text(Importance(new MLContext(7), Rows(_ml, row => row[0]))));
    }

    [TestMethod]
    public void ASecondCallMakesOtherPermutations()
    {
        var data = Rows(_ml, row => 2 * row[0] - row[1]);
        Importance(_ml, data);
        Assert.AreEqual(
            "mse 0.8239999905824686 r2 -1.1796707514030147 | mse 0.1100000047683714 r2 -0.15748032738169404 | mse 0 r2 0",
            Text(Importance(_ml, data)));
    }

    [TestMethod]
    public void OfTheFirstRows()
    {
        var data = Rows(_ml, row => 2 * row[0] - row[1]);
        Assert.AreEqual(
            "mse 0.39999996542930644 r2 -0.4910974803199988 | mse 0.18000000596046437 r2 -0.20374120164039744 | mse -1.1920927550645999E-08 r2 0.03136854758655172",
            Text(Importance(_ml, data, examples: 5, permutationCount: 2)));
        Assert.AreEqual(
            "mse 0.6799999892711646 r2 -0.9735146935262889 | mse 0.14200001466274342 r2 -0.20329279843562387 | mse 0 r2 0",
            Text(Importance(_ml, data, examples: 100)));
    }

    [TestMethod]
    public void OfSparseFeatures()
    {
        var rows = Enumerable.Range(0, 9).Select(i => i % 3 == 0
            ? new SparseRow { Label = i, Features = new(4, 1, [i + 1f], [2]) }
            : new SparseRow { Label = i, Features = new(4, 2, [i, 0.5f], [i % 3 - 1, 3]) });
        var data = _ml.Data.LoadFromEnumerable(rows);
        var model = RegressionModels.Linear(_ml, data.Schema, [1, 0.5f, -0.25f, 2], 0);
        Assert.AreEqual(
            "mse -0.9166666666666652 r2 0.13750000000000007 | mse 8.958333333333334 r2 -1.34375 | mse -1.9166666666666665 r2 0.2875000000000001 | mse -0.5277777777777768 r2 0.07916666666666672",
            Text(_ml.Regression.PermutationFeatureImportance(model, data, permutationCount: 2)));
    }

    [TestMethod]
    public void ByNameOfRegression()
    {
        var data = Rows(_ml, row => 2 * row[0] - row[1]);
        var features = _ml.Transforms.Concatenate("Features", "First", "Second", "Third").Fit(data);
        var model = RegressionModels.Linear(_ml, features.GetOutputSchema(data.Schema), [2, -1, 0], 0);
        var chain = features.Append((ITransformer)model);
        Assert.AreEqual(
            "First mse 0.6399999976158162 r2 -0.9162491343618719 | Second mse 0.12599997484684175 r2 -0.18038651298923591 | Third mse 0 r2 0",
            Text(_ml.Regression.PermutationFeatureImportance(chain, features.Transform(data))));
    }

    [TestMethod]
    public void SlotsWithoutANameAreNumbered()
    {
        var rows = Rows(_ml, row => row[0]);
        var features = _ml.Transforms.Concatenate("Features", "Features", "First").Fit(rows);
        var model = RegressionModels.Linear(_ml, features.GetOutputSchema(rows.Schema), [2, -1, 0, 1], 0);
        Assert.AreEqual(
            "First mse -0.4199999780952909 r2 5.090908973670171 | Slot 0 mse -0.20799990174174343 r2 2.521211003633212 | Slot 1 mse -0.2719999373257169 r2 3.296969033305629 | Slot 2 mse 0 r2 0",
            Text(_ml.Regression.PermutationFeatureImportance((ITransformer)model, features.Transform(rows))));
    }

    [TestMethod]
    public void SlotNamesAreNeededToNameThem()
    {
        var data = Rows(_ml, row => row[0]);
        Assert.AreEqual(
            "InvalidOperationException: Invalid call to 'GetValue'",
            Show.Error(() => _ml.Regression.PermutationFeatureImportance((ITransformer)Model(_ml, data, 2, -1, 0), data)));
    }

    [TestMethod]
    public void FeaturesWithAWeightAreEvaluatedTwiceWhenFiltered()
    {
        var data = Rows(_ml, row => 2 * row[0] - row[1]);
        Assert.AreEqual(
            "mse 0.4879999996423742 r2 -0.6986399670415709 | "
            + "mse 0.11799999606609368 r2 -0.16893342914536102 | "
            + "mse 0 r2 0 | "
            + "mse 0.4640000317096716 r2 -0.6642806702838046 | "
            + "mse 0.15200000154972076 r2 -0.21760917244024236",
            Text(_ml.Regression.PermutationFeatureImportance(Model(_ml, data, 2, -1, 0), data, useFeatureWeightFilter: true)));
        Assert.AreEqual("", Text(_ml.Regression.PermutationFeatureImportance(Model(_ml, data, 0, 0, 0), data, useFeatureWeightFilter: true)));
    }

    [TestMethod]
    public void NoRows()
    {
        var data = _ml.Data.LoadFromEnumerable(Array.Empty<ImportanceRow>());
        Assert.IsEmpty(Importance(_ml, data));
    }

    [TestMethod]
    public void WhatIsLogged()
    {
        var data = Rows(_ml, row => row[0]);
        var messages = new List<string>();
        _ml.Log += (_, e) =>
        {
            if (e.Source == "PermutationFeatureImportance; GetImportanceMetrics" && !e.RawMessage.StartsWith("Channel", StringComparison.Ordinal))
                messages.Add($"{e.Kind}: {e.RawMessage}");
        };
        _ml.Regression.PermutationFeatureImportance(Model(_ml, data, 1, 0, 0), data, useFeatureWeightFilter: true);
        _ml.Regression.PermutationFeatureImportance(Model(_ml, data, 0, 0, 0), data, useFeatureWeightFilter: true);
        Importance(_ml, _ml.Data.LoadFromEnumerable(Array.Empty<ImportanceRow>()));
        string[] expected =
        [
            "Trace: Scoring and evaluating baseline.",
            "Info: Number of slots: 3",
            "Info: Number of zero weights: 2 out of 3.",
            "Info: The following features have zero weight and will not be evaluated: \n \t, ",
            "Info: Detected 10 examples for evaluation.",
            "Trace: Scoring and evaluating baseline.",
            "Info: Number of slots: 3",
            "Info: Number of zero weights: 3 out of 3.",
            "Info: The following features have zero weight and will not be evaluated: \n \t, , ",
            "Warning: All features have 0 weight thus can not do thorough evaluation",
            "Trace: Scoring and evaluating baseline.",
            "Info: Number of slots: 3",
            "Warning: Detected no examples for evaluation.",
        ];
        CollectionAssert.AreEqual(expected, messages);
    }

    [TestMethod]
    public void WrongArguments()
    {
        var data = Rows(_ml, row => row[0]);
        var model = Model(_ml, data, 1, 0, 0);
        Assert.AreEqual(
            "InvalidOperationException: Provide how many examples to use (positive number) or set to null to use whole dataset.",
            Show.Error(() => Importance(_ml, data, examples: 0)));
        Assert.AreEqual(
            "ArgumentNullException: Value cannot be null. (Parameter 'data')",
            Show.Error(() => _ml.Regression.PermutationFeatureImportance(model, null)));
        Assert.AreEqual(
            "ArgumentNullException: Value cannot be null. (Parameter 'data')",
            Show.Error(() => _ml.Regression.PermutationFeatureImportance((ITransformer)model, null)));
        Assert.AreEqual(
            "ArgumentNullException: Value cannot be null. (Parameter 'model')",
            Show.Error(() => _ml.Regression.PermutationFeatureImportance(null, data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Nope column 'Label' not found (Parameter 'schema')",
            Show.Error(() => _ml.Regression.PermutationFeatureImportance(model, data, labelColumnName: "Nope")));
        Assert.AreEqual(
            "TargetInvocationException: Exception has been thrown by the target of an invocation.",
            Show.Error(() => _ml.Regression.PermutationFeatureImportance((ITransformer)model, data, labelColumnName: "Nope")));
        Assert.AreEqual(
            "ArgumentNullException: The model provided does not have a compatible predictor (Parameter 'lastTransformer')",
            Show.Error(() => _ml.Regression.PermutationFeatureImportance(_ml.Transforms.CopyColumns("Copy", "Label").Fit(data), data)));
    }

    private static ImmutableArray<RegressionMetricsStatistics> Importance(MLContext ml, IDataView data, int? examples = null, int permutationCount = 1) =>
        ml.Regression.PermutationFeatureImportance(Model(ml, data, 2, -1, 0), data, numberOfExamplesToUse: examples, permutationCount: permutationCount);

    private static RegressionPredictionTransformer<LinearRegressionModelParameters> Model(MLContext ml, IDataView data, params float[] weights) =>
        RegressionModels.Linear(ml, data.Schema, weights, 0.5f);

    private static IDataView Rows(MLContext ml, Func<float[], float> label) => ml.Data.LoadFromEnumerable(ImportanceRow.Ten(label));

    private static string Text(IEnumerable<RegressionMetricsStatistics> importance) => string.Join(" | ", importance.Select(Text));

    private static string Text(IReadOnlyDictionary<string, RegressionMetricsStatistics> importance) =>
        string.Join(" | ", importance.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {Text(pair.Value)}"));

    private static string Text(RegressionMetricsStatistics slot) =>
        $"mse {Show.Value(slot.MeanSquaredError.Mean)} r2 {Show.Value(slot.RSquared.Mean)}";

    private static string Spread(MetricStatistics metric) =>
        FormattableString.Invariant($"{metric.Mean} ± {metric.StandardDeviation}, {metric.StandardError} of {metric.Count}");

    private sealed class SparseRow
    {
        public float Label { get; set; }
        [VectorType(4)] public VBuffer<float> Features { get; set; }
    }
}
