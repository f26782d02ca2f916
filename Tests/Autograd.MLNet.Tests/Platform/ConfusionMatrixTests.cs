using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Counts by actual and predicted class, and the table that is printed of them.</summary>
[TestClass]
public sealed class ConfusionMatrixTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void OfTwoClasses()
    {
        var matrix = Binary().ConfusionMatrix;
        Assert.AreEqual(2, matrix.NumberOfClasses);
        Assert.AreEqual("2 1 | 1 1", Counts(matrix));
        Assert.AreEqual("0.6666666666666666 0.5", string.Join(' ', matrix.PerClassPrecision.Select(Show.Value)));
        Assert.AreEqual("0.6666666666666666 0.5", string.Join(' ', matrix.PerClassRecall.Select(Show.Value)));
    }

    [TestMethod]
    public void ACountIsAskedForByPredictedAndActualClass()
    {
        var matrix = Binary().ConfusionMatrix;
        Assert.AreEqual(matrix.Counts[1][0], matrix.GetCountForClassPair(predictedClassIndicatorIndex: 0, actualClassIndicatorIndex: 1));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Invalid index. Should be non-negative, less than the number of classes. (Parameter 'predictedClassIndicatorIndex')",
            Show.Error(() => matrix.GetCountForClassPair(2, 0)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Invalid index. Should be non-negative, less than the number of classes. (Parameter 'actualClassIndicatorIndex')",
            Show.Error(() => matrix.GetCountForClassPair(0, -1)));
    }

    [TestMethod]
    public void TheTableOfTwoClasses() =>
        Assert.AreEqual(
            """
            TEST POSITIVE RATIO:	0.6000 (3.0/(3.0+2.0))
            Confusion table
                      ||======================
            PREDICTED || positive | negative | Recall
            TRUTH     ||======================
             positive ||        2 |        1 | 0.6667
             negative ||        1 |        1 | 0.5000
                      ||======================
            Precision ||   0.6667 |   0.5000 |

            """,
            Table(Binary().ConfusionMatrix));

    [TestMethod]
    public void TheTableOfManyRows() =>
        Assert.AreEqual(
            """
            TEST POSITIVE RATIO:	0.3333 (5000.0/(5000.0+10000.0))
            Confusion table
                      ||======================
            PREDICTED || positive | negative | Recall
            TRUTH     ||======================
             positive ||    2,142 |    2,858 | 0.4284
             negative ||    4,286 |    5,714 | 0.5714
                      ||======================
            Precision ||   0.3332 |   0.6666 |

            """,
            Table(_ml.BinaryClassification.EvaluateNonCalibrated(
                _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 15_000).Select(i => new Two { Label = i % 3 == 0, Score = i % 7 - 3 }))).ConfusionMatrix));

    [TestMethod]
    public void TheTableOfTwoNamedClasses()
    {
        Assert.AreEqual(
            """
            TEST NO RATIO:	0.6667 (2.0/(2.0+1.0))
            Confusion table
                      ||======================
            PREDICTED ||       no |      yes | Recall
            TRUTH     ||======================
                   no ||        2 |        0 | 1.0000
                  yes ||        0 |        1 | 1.0000
                      ||======================
            Precision ||   1.0000 |   1.0000 |

            """,
            Table(Named("no", "yes")));
        Assert.AreEqual(
            """
            TEST REJECTED RATIO:	0.6667 (2.0/(2.0+1.0))
            Confusion table
                      ||======================
            PREDICTED || rejected | accepted | Recall
            TRUTH     ||======================
             rejected ||        2 |        0 | 1.0000
             accepted ||        0 |        1 | 1.0000
                      ||======================
            Precision ||   1.0000 |   1.0000 |

            """,
            Table(Named("rejected", "accepted")));
        Assert.AreEqual(
            """
            TEST CERTAINLY REJECTED RATIO:	0.6667 (2.0/(2.0+1.0))
            Confusion table
                                  ||======================
            PREDICTED             ||        0 |        1 | Recall
            TRUTH                 ||======================
            0. certainly rejected ||        2 |        0 | 1.0000
            1.                 ok ||        0 |        1 | 1.0000
                                  ||======================
            Precision             ||   1.0000 |   1.0000 |

            """,
            Table(Named("certainly rejected", "ok")));
    }

    [TestMethod]
    public void TheTableOfThreeClasses()
    {
        var matrix = Three(Evaluated()).ConfusionMatrix;
        Assert.AreEqual("1 0 0 | 0 1 1 | 0 0 1", Counts(matrix));
        Assert.AreEqual(
            """

            Confusion table
                      ||========================
            PREDICTED ||     0 |     1 |     2 | Recall
            TRUTH     ||========================
                    0 ||     1 |     0 |     0 | 1.0000
                    1 ||     0 |     1 |     1 | 0.5000
                    2 ||     0 |     0 |     1 | 1.0000
                      ||========================
            Precision ||1.0000 |1.0000 |0.5000 |

            """,
            Table(matrix));
    }

    [TestMethod]
    public void TheTableOfThreeNamedClasses() =>
        Assert.AreEqual(
            """

            Confusion table
                          ||========================
            PREDICTED     ||     0 |     1 |     2 | Recall
            TRUTH         ||========================
            0.     setosa ||     1 |     0 |     0 | 1.0000
            1. versicolor ||     0 |     1 |     1 | 0.5000
            2.  virginica ||     0 |     0 |     1 | 1.0000
                          ||========================
            Precision     ||1.0000 |1.0000 |0.5000 |

            """,
            Table(Three(_ml.Transforms.Concatenate("Score", "setosa", "versicolor", "virginica").Fit(Evaluated()).Transform(Evaluated())).ConfusionMatrix));

    [TestMethod]
    public void TheTableOfTwelveClasses()
    {
        var data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new Twelve
        {
            Label = i % 12,
            Score = [.. Enumerable.Range(0, 12).Select(c => c == i * 5 % 12 ? 0.5f : 0.1f)],
        }));
        Assert.AreEqual(
            """

            Confusion table
                      ||================================================================================================
            PREDICTED ||     0 |     1 |     2 |     3 |     4 |     5 |     6 |     7 |     8 |     9 |    10 |    11 | Recall
            TRUTH     ||================================================================================================
                    0 ||     4 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 | 1.0000
                    1 ||     0 |     0 |     0 |     0 |     0 |     4 |     0 |     0 |     0 |     0 |     0 |     0 | 0.0000
                    2 ||     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     4 |     0 | 0.0000
                    3 ||     0 |     0 |     0 |     4 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 | 1.0000
                    4 ||     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     3 |     0 |     0 |     0 | 0.0000
                    5 ||     0 |     3 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 | 0.0000
                    6 ||     0 |     0 |     0 |     0 |     0 |     0 |     3 |     0 |     0 |     0 |     0 |     0 | 1.0000
                    7 ||     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     3 | 0.0000
                    8 ||     0 |     0 |     0 |     0 |     3 |     0 |     0 |     0 |     0 |     0 |     0 |     0 | 0.0000
                    9 ||     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     3 |     0 |     0 | 1.0000
                   10 ||     0 |     0 |     3 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 |     0 | 0.0000
                   11 ||     0 |     0 |     0 |     0 |     0 |     0 |     0 |     3 |     0 |     0 |     0 |     0 | 0.0000
                      ||================================================================================================
            Precision ||1.0000 |0.0000 |0.0000 |1.0000 |0.0000 |0.0000 |1.0000 |0.0000 |0.0000 |1.0000 |0.0000 |0.0000 |

            """,
            Table(Three(data).ConfusionMatrix));
    }

    private BinaryClassificationMetrics Binary() => _ml.BinaryClassification.EvaluateNonCalibrated(_ml.Data.LoadFromEnumerable(
    [
        new Two { Label = true, Score = 1 }, new Two { Label = true, Score = 2 }, new Two { Label = true, Score = -1 },
        new Two { Label = false, Score = 1 }, new Two { Label = false, Score = -3 },
    ]));

    private ConfusionMatrix Named(params string[] names)
    {
        var definition = SchemaDefinition.Create(typeof(TwoKeys));
        ReadOnlyMemory<char>[] values = [.. names.Select(name => name.AsMemory())];
        definition["Label"].AddAnnotation("KeyValues", new VBuffer<ReadOnlyMemory<char>>(2, values), new VectorDataViewType(TextDataViewType.Instance, 2));
        TwoKeys[] rows = [new() { Label = 0, Score = -1 }, new() { Label = 1, Score = 1 }, new() { Label = 1, Score = 3 }];
        var data = _ml.Data.LoadFromEnumerable(rows, definition);
        return _ml.BinaryClassification.EvaluateNonCalibrated(data).ConfusionMatrix;
    }

    private IDataView Evaluated() => _ml.Data.LoadFromEnumerable(
    [
        new Iris { Label = 0, Score = [0.7f, 0.2f, 0.1f] }, new Iris { Label = 1, Score = [0.3f, 0.6f, 0.1f] },
        new Iris { Label = 1, Score = [0.1f, 0.4f, 0.5f] }, new Iris { Label = 2, Score = [0.1f, 0.4f, 0.5f] },
    ]);

    private MulticlassClassificationMetrics Three(IDataView data) => _ml.MulticlassClassification.Evaluate(data);

    private static string Counts(ConfusionMatrix matrix) => string.Join(" | ", matrix.Counts.Select(row => string.Join(' ', row)));

    private static string Table(ConfusionMatrix matrix) => matrix.GetFormattedConfusionTable().ReplaceLineEndings("\n");

    private sealed class Two
    {
        public bool Label { get; set; }
        public float Score { get; set; }
        public bool PredictedLabel { get; set; }
    }

    private sealed class TwoKeys
    {
        [KeyType(2)] public uint Label { get; set; }
        public float Score { get; set; }
        public bool PredictedLabel { get; set; }
    }

    private sealed class Iris
    {
        public float Label { get; set; }
        [VectorType(3)] public float[] Score { get; set; } = [];
        [ColumnName("setosa")] public float Setosa => Score[0];
        [ColumnName("versicolor")] public float Versicolor => Score[1];
        [ColumnName("virginica")] public float Virginica => Score[2];
        public uint PredictedLabel { get; set; }
    }

    private sealed class Twelve
    {
        public float Label { get; set; }
        [VectorType(12)] public float[] Score { get; set; } = [];
        public uint PredictedLabel { get; set; }
    }
}
