using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Keeping and leaving out columns.</summary>
[TestClass]
public sealed class ColumnSelectionTests
{
    private readonly MLContext _ml = new(1);
    private readonly IDataView _data;

    public ColumnSelectionTests() => _data = _ml.Data.LoadFromEnumerable(Sample.Rows);

    [TestMethod]
    public void SelectedColumnsComeInTheOrderGiven()
    {
        var selected = _ml.Transforms.SelectColumns("Size", "Town").Fit(_data).Transform(_data);
        Assert.AreEqual("Size: Single, Town: String", Show.Schema(selected.Schema));
        Assert.AreEqual("2.5 Rome | NaN Bern | -1  | 2.5 Rome", Show.Rows(selected));
    }

    [TestMethod]
    public void DroppedColumnsAreGone()
    {
        var rest = _ml.Transforms.DropColumns("Size", "Tags", "IsNew").Fit(_data).Transform(_data);
        Assert.AreEqual("Town: String, Count: Int32", Show.Schema(rest.Schema));
        Assert.AreEqual("Rome 7 | Bern -1 |  7 | Rome 0", Show.Rows(rest));
    }

    [TestMethod]
    public void HiddenColumnsAreKeptOnRequest()
    {
        var twice = _ml.Transforms.CopyColumns("Town", "Count").Fit(_data).Transform(_data);
        Assert.AreEqual("Town: Int32", Show.Schema(_ml.Transforms.SelectColumns("Town").Fit(twice).Transform(twice).Schema));
        Assert.AreEqual(
            "(Town: String), Town: Int32",
            Show.Schema(_ml.Transforms.SelectColumns(["Town"], keepHidden: true).Fit(twice).Transform(twice).Schema));
        Assert.AreEqual(
            "(Town: String), Town: Int32, IsNew: Boolean, Count: Int32, Tags: Vector<String, 2>",
            Show.Schema(_ml.Transforms.DropColumns("Size").Fit(twice).Transform(twice).Schema));
        Assert.AreEqual(
            "Size: Single, IsNew: Boolean, Count: Int32, Tags: Vector<String, 2>",
            Show.Schema(_ml.Transforms.DropColumns("Town").Fit(twice).Transform(twice).Schema));
    }

    [TestMethod]
    public void TheColumnsMustBeThere()
    {
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Nope,Never' (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.SelectColumns("Nope", "Town", "Never").Fit(_data)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Nope' (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.DropColumns("Nope").Fit(_data)));
        Assert.AreEqual(
            "InvalidOperationException: Neither keepColumns and dropColumns is set. Exactly one must be specified.",
            Show.Error(() => _ml.Transforms.DropColumns()));
        Assert.AreEqual(
            "InvalidOperationException: Neither keepColumns and dropColumns is set. Exactly one must be specified.",
            Show.Error(() => _ml.Transforms.SelectColumns([])));
        var model = _ml.Transforms.DropColumns("Town").Fit(_data);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Town' (Parameter 'input')",
            Show.Error(() => model.Transform(model.Transform(_data))));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Could not find input column 'Nope' (Parameter 'inputSchema')",
            Show.Error(() => _ml.Transforms.SelectColumns("Nope").Append(_ml.Transforms.CopyColumns("A", "Nope")).Fit(_data)));
    }

    [TestMethod]
    public void WhatIsAnnouncedKeepsTheOrderOfTheInput()
    {
        var shape = _ml.Transforms.SelectColumns("Size", "Town").GetOutputSchema(Shapes.Of(_data.Schema));
        CollectionAssert.AreEqual(new[] { "Town", "Size" }, shape.Select(column => column.Name).ToArray());
    }

    [TestMethod]
    public void PredictionEnginesMayLeaveOutColumns()
    {
        var model = _ml.Transforms.CopyColumns("Twin", "Size").Append(_ml.Transforms.SelectColumns("Twin")).Fit(_data);
        var engine = _ml.Model.CreatePredictionEngine<Sample, Twins>(model);
        Assert.AreEqual(4, engine.Predict(new Sample { Size = 4 }).Twin);
    }

    [TestMethod]
    public void ALoadedSelectionSelectsTheSame()
    {
        var model = _ml.Transforms.SelectColumns("Size", "Town").Append(_ml.Transforms.DropColumns("Size")).Fit(_data);
        var stream = new MemoryStream();
        _ml.Model.Save(model, _data.Schema, stream);
        stream.Position = 0;
        Assert.AreEqual("Rome | Bern |  | Rome", Show.Rows(_ml.Model.Load(stream, out _).Transform(_data)));
    }

    private sealed class Twins
    {
        public float Twin { get; set; }
    }
}
