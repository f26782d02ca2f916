using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>How metrics of classification change when a feature is shuffled among the rows.</summary>
[TestClass]
public sealed class ClassificationImportanceTests
{
    private static readonly float[][] _classWeights = [[1, 0, 0.5f], [-1, 1, 0.5f], [0, 0.5f, -1]];

    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void OfTwoClasses()
    {
        var data = Flags();
        var model = ClassificationModels.Binary(_ml, data.Schema, [1, -0.5f, 0.1f], -0.2f);
        var importance = _ml.BinaryClassification.PermutationFeatureImportance(model, data, permutationCount: 3);
        Assert.AreEqual(
            "auc -0.2638888888888889 acc -0.1333333333333333 pos -0.09523809523809522 -0.25 neg -0.2777777777777778 -0.055555555555555566 f1 -0.1454545454545455 auprc -0.2726025132275133 | "
            + "auc 0.01388888888888884 acc 0 pos 0 0 neg 0 0 f1 0 auprc 0.025694444444444464 | "
            + "auc 0.027777777777777755 acc 0.03333333333333337 pos 0.031746031746031744 0 neg 0 0.05555555555555554 f1 0.024242424242424253 auprc 0.03750000000000002",
            string.Join(" | ", importance.Select(Text)));
    }

    [TestMethod]
    public void OfTwoClassesWithProbabilities()
    {
        var data = Flags();
        var model = ClassificationModels.CalibratedBinary(_ml, data.Schema, [1, -0.5f, 0.1f], -0.2f);
        var importance = _ml.BinaryClassification.PermutationFeatureImportance(model, data);
        Assert.AreEqual(
            "auc -0.5 acc -0.29999999999999993 pos -0.23809523809523808 -0.5 neg -0.5 -0.16666666666666669 f1 -0.32727272727272727 auprc -0.415327380952381 | "
            + "auc -0.16666666666666674 acc 0 pos 0 0 neg 0 0 f1 0 auprc -0.17232142857142863 | "
            + "auc 0.04166666666666663 acc 0 pos 0 0 neg 0 0 f1 0 auprc 0.05625000000000002",
            string.Join(" | ", importance.Select(Text)));
    }

    [TestMethod]
    public void OfThreeClasses()
    {
        var data = Rows();
        var model = ClassificationModels.Multiclass(_ml, data.Schema, _classWeights, [0, 0.5f, -0.5f]);
        var importance = _ml.MulticlassClassification.PermutationFeatureImportance(model, data, permutationCount: 2);
        Assert.AreEqual(
            "micro -0.05000000000000002 macro -0.05555555555555555 loss -0.002808404198184067 reduction 0.002579120453459219 top 0 classes -0.01728793936115053 0.032405122289872745 -0.03528023768595978 | "
            + "micro -0.05000000000000002 macro -0.05555555555555555 loss -0.06593071560481167 reduction 0.0605479999059685 top 0 classes -0.11958471128949999 -0.03824246921615215 -0.04919438177166979 | "
            + "micro 0 macro 0 loss -0.05140233520510695 reduction 0.047205745586329395 top 0 classes -0.019064455343700104 0.0043791779429959155 -0.15811556593065124",
            string.Join(" | ", importance.Select(Text)));
    }

    [TestMethod]
    public void ByNameOfTwoClasses()
    {
        var data = Flags();
        var features = _ml.Transforms.Concatenate("Features", "First", "Second", "Third").Fit(data);
        var model = ClassificationModels.CalibratedBinary(_ml, features.GetOutputSchema(data.Schema), [1, -0.5f, 0.1f], -0.2f);
        var importance = _ml.BinaryClassification.PermutationFeatureImportanceNonCalibrated(model, features.Transform(data));
        Assert.AreEqual(
            "First auc -0.5833333333333334 acc -0.19999999999999996 pos -0.14285714285714285 -0.25 neg -0.33333333333333337 -0.16666666666666669 f1 -0.18181818181818188 auprc -0.6339285714285714 | "
            + "Second auc -0.04166666666666674 acc -0.09999999999999998 pos -0.0714285714285714 0 neg 0 -0.16666666666666669 f1 -0.06060606060606066 auprc -0.03541666666666665 | "
            + "Third auc 0.04166666666666663 acc 0 pos 0 0 neg 0 0 f1 0 auprc 0.05625000000000002",
            Named(importance, Text));
    }

    [TestMethod]
    public void ByNameOfThreeClasses()
    {
        var data = Rows();
        var features = _ml.Transforms.Concatenate("Features", "First", "Second", "Third").Fit(data);
        var model = ClassificationModels.Multiclass(_ml, features.GetOutputSchema(data.Schema), _classWeights, [0, 0.5f, -0.5f]);
        var importance = _ml.MulticlassClassification.PermutationFeatureImportance((ITransformer)model, features.Transform(data));
        Assert.AreEqual(
            "First micro -0.10000000000000003 macro -0.1111111111111111 loss 0.02945001879032927 reduction -0.02704566026001831 top 0 classes 0.052037178551311625 0.033530284003374766 0.001422505411952546 | "
            + "Second micro 0 macro 0 loss -0.09745336031198248 reduction 0.08949707275095309 top 0 classes -0.10290490601739943 -0.14992900162956746 -0.02203429284978542 | "
            + "Third micro 0 macro 0 loss 0.0031212512152432037 reduction -0.002866426013329315 top 0 classes -0.014185074140447895 0.012490025554004247 0.007935877452585949",
            Named(importance, Text));
    }

    [TestMethod]
    public void ACalibratedModelHasTheWeightsOfItsLinearOne()
    {
        var data = Flags();
        var model = ClassificationModels.CalibratedBinary(_ml, data.Schema, [0, 0, 0], 1);
        Assert.IsEmpty(_ml.BinaryClassification.PermutationFeatureImportance(model, data, useFeatureWeightFilter: true));
        Assert.HasCount(3, _ml.BinaryClassification.PermutationFeatureImportance(model, data));
    }

    [TestMethod]
    public void RepetitionsHaveASpread()
    {
        var data = Flags();
        var model = ClassificationModels.Binary(_ml, data.Schema, [1, -0.5f, 0.1f], -0.2f);
        var area = _ml.BinaryClassification.PermutationFeatureImportance(model, data, permutationCount: 5)[0].AreaUnderRocCurve;
        Assert.AreEqual("0.08122328620674135", Show.Value(area.StandardDeviation));
        Assert.AreEqual("0.036324157862838935", Show.Value(area.StandardError));
        Assert.AreEqual(5, area.Count);
    }

    private IDataView Rows() => _ml.Data.LoadFromEnumerable(ImportanceRow.Ten(row => (int)(row[0] * 5) % 3));

    private IDataView Flags() => _ml.Data.LoadFromEnumerable(ImportanceRow.Ten(row => row[0] - row[2] > 0.25f ? 1 : 0));

    private static string Named<T>(IReadOnlyDictionary<string, T> importance, Func<T, string> text) =>
        string.Join(" | ", importance.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {text(pair.Value)}"));

    private static string Text(BinaryClassificationMetricsStatistics slot) =>
        $"auc {Mean(slot.AreaUnderRocCurve)} acc {Mean(slot.Accuracy)} pos {Mean(slot.PositivePrecision)} {Mean(slot.PositiveRecall)} "
        + $"neg {Mean(slot.NegativePrecision)} {Mean(slot.NegativeRecall)} f1 {Mean(slot.F1Score)} auprc {Mean(slot.AreaUnderPrecisionRecallCurve)}";

    private static string Text(MulticlassClassificationMetricsStatistics slot) =>
        $"micro {Mean(slot.MicroAccuracy)} macro {Mean(slot.MacroAccuracy)} loss {Mean(slot.LogLoss)} reduction {Mean(slot.LogLossReduction)} "
        + $"top {Mean(slot.TopKAccuracy)} classes {string.Join(' ', slot.PerClassLogLoss.Select(Mean))}";

    private static string Mean(MetricStatistics metric) => Show.Value(metric.Mean);
}
