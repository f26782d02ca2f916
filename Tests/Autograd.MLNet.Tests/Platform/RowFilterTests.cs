using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Keeping some of the rows.</summary>
[TestClass]
public sealed class RowFilterTests
{
    private readonly MLContext _ml = new(1);
    private readonly IDataView _data;

    public RowFilterTests() => _data = _ml.Data.LoadFromEnumerable(Sample.Rows);

    [TestMethod]
    public void TheLowerBoundIsWithinTheRangeAndTheUpperIsNot()
    {
        var numbers = Numbers(10);
        Assert.AreEqual("3 | 4 | 5", Show.Rows(_ml.Data.FilterRowsByColumn(numbers, "Label", 3, 6), "Label"));
        Assert.AreEqual("7 | 8 | 9", Show.Rows(_ml.Data.FilterRowsByColumn(numbers, "Label", lowerBound: 7), "Label"));
        Assert.AreEqual("0 | 1", Show.Rows(_ml.Data.FilterRowsByColumn(numbers, "Label", upperBound: 2), "Label"));
    }

    [TestMethod]
    public void MissingAndPositiveInfiniteNumbersAreInNoRange()
    {
        float[] sizes = [float.NaN, 1, float.PositiveInfinity, float.NegativeInfinity];
        var numbers = _ml.Data.LoadFromEnumerable(sizes.Select(size => new Sample { Size = size }));
        Assert.AreEqual("1 | -Infinity", Show.Rows(_ml.Data.FilterRowsByColumn(numbers, "Size"), "Size"));
    }

    [TestMethod]
    public void KeysAreFilteredByTheirPlaceAmongAll()
    {
        var keys = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 5).Select(key => new Keyed { Key = (uint)key }));
        Assert.AreEqual("1 | 2", Show.Rows(_ml.Data.FilterRowsByKeyColumnFraction(keys, "Key", 0, .5)));
        Assert.AreEqual("2 | 3 | 4", Show.Rows(_ml.Data.FilterRowsByKeyColumnFraction(keys, "Key", .375, 1)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for filter column 'Size': expected KeyType, got Single (Parameter 'columnName')",
            Show.Error(() => _ml.Data.FilterRowsByKeyColumnFraction(_data, "Size")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Must be in [0, 1] (Parameter 'lowerBound')",
            Show.Error(() => _ml.Data.FilterRowsByKeyColumnFraction(keys, "Key", -.5)));
    }

    [TestMethod]
    public void OnlyRealNumbersHaveARange()
    {
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Schema mismatch for filter column 'Town': expected number, got String (Parameter 'columnName')",
            Show.Error(() => _ml.Data.FilterRowsByColumn(_data, "Town", 0, 1)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Column 'Count' does not have compatible type (Parameter 'Column')",
            Show.Error(() => _ml.Data.FilterRowsByColumn(_data, "Count", 0, 1)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Must be less than lowerBound (Parameter 'upperBound')",
            Show.Error(() => _ml.Data.FilterRowsByColumn(_data, "Size", 1, 1)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Column 'Nope' not found (Parameter 'name')",
            Show.Error(() => _ml.Data.FilterRowsByColumn(_data, "Nope", 0, 1)));
    }

    [TestMethod]
    public void RowsWithMissingValuesAreLeftOut()
    {
        var keys = _ml.Transforms.Conversion.MapValueToKey("Key", "Town").Append(_ml.Transforms.Conversion.MapValueToKey("Tags")).Fit(_data).Transform(_data);
        Assert.AreEqual("7 | 7 | 0", Show.Rows(_ml.Data.FilterRowsByMissingValues(keys, "Size"), "Count"));
        Assert.AreEqual("7 | -1 | 0", Show.Rows(_ml.Data.FilterRowsByMissingValues(keys, "Key"), "Count"));
        Assert.AreEqual("7 | 7", Show.Rows(_ml.Data.FilterRowsByMissingValues(keys, "Tags"), "Count"));
        Assert.AreEqual("7", Show.Rows(_ml.Data.FilterRowsByMissingValues(keys, "Size", "Key", "Tags"), "Count"));
    }

    [TestMethod]
    public void VectorsMissAValueIfAnySlotDoes()
    {
        var rows = Row.Of([1, 2, 3], [1, float.NaN, 3], [float.NaN, float.NaN, float.NaN], [0, 0, 0]);
        Assert.AreEqual("0 | 3", Show.Rows(_ml.Data.FilterRowsByMissingValues(_ml.Data.LoadFromEnumerable(rows), "Features"), "Label"));
    }

    [TestMethod]
    public void NotEveryTypeHasMissingValues()
    {
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Column 'Town' has type String which does not support missing values, so we cannot filter on them "
            + "(Parameter 'Columns')",
            Show.Error(() => _ml.Data.FilterRowsByMissingValues(_data, "Town")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Source column 'Nope' not found (Parameter 'Columns')",
            Show.Error(() => _ml.Data.FilterRowsByMissingValues(_data, "Nope")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Source column 'Size' specified multiple times (Parameter 'Columns')",
            Show.Error(() => _ml.Data.FilterRowsByMissingValues(_data, "Size", "Size")));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'columns')",
            Show.Error(() => _ml.Data.FilterRowsByMissingValues(_data)));
    }

    [TestMethod]
    public void TheFirstRowsAreTakenOrSkipped()
    {
        var numbers = Numbers(5);
        Assert.AreEqual("0 | 1", Show.Rows(_ml.Data.TakeRows(numbers, 2), "Label"));
        Assert.AreEqual("2 | 3 | 4", Show.Rows(_ml.Data.SkipRows(numbers, 2), "Label"));
        Assert.AreEqual("1 | 2", Show.Rows(_ml.Data.TakeRows(_ml.Data.SkipRows(numbers, 1), 2), "Label"));
        Assert.AreEqual("0 | 1 | 2 | 3 | 4", Show.Rows(_ml.Data.TakeRows(numbers, 9), "Label"));
        Assert.AreEqual("", Show.Rows(_ml.Data.SkipRows(numbers, 9), "Label"));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Must be greater than zero. (Parameter 'count')",
            Show.Error(() => _ml.Data.TakeRows(numbers, 0)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Must be greater than zero. (Parameter 'count')",
            Show.Error(() => _ml.Data.SkipRows(numbers, -1)));
    }

    [TestMethod]
    public void OnlyTakingAndSkippingKnowTheirCount()
    {
        var cached = _ml.Data.Cache(Numbers(5), "Label");
        Assert.AreEqual(2, _ml.Data.TakeRows(cached, 2).GetRowCount());
        Assert.AreEqual(5, _ml.Data.TakeRows(cached, 9).GetRowCount());
        Assert.AreEqual(3, _ml.Data.SkipRows(cached, 2).GetRowCount());
        Assert.AreEqual(0, _ml.Data.SkipRows(cached, 9).GetRowCount());
        Assert.IsNull(_ml.Data.FilterRowsByColumn(cached, "Label").GetRowCount());
        Assert.IsNull(_ml.Data.FilterRowsByMissingValues(cached, "Label").GetRowCount());
    }

    [TestMethod]
    public void WhichRowsComeFirstDoesNotDependOnShuffling()
    {
        var cached = _ml.Data.Cache(Numbers(5));
        Assert.IsFalse(_ml.Data.TakeRows(cached, 2).CanShuffle);
        Assert.IsFalse(_ml.Data.SkipRows(cached, 2).CanShuffle);
        Assert.IsTrue(_ml.Data.FilterRowsByColumn(cached, "Label").CanShuffle);
        Assert.IsTrue(_ml.Data.FilterRowsByMissingValues(cached, "Label").CanShuffle);
        using var cursor = _ml.Data.TakeRows(cached, 1).GetRowCursor([cached.Schema["Label"]], new Random(1));
        Assert.IsTrue(cursor.MoveNext());
        float label = -1;
        cursor.GetGetter<float>(cached.Schema["Label"])(ref label);
        Assert.AreEqual(0, label);
        Assert.IsFalse(cursor.MoveNext());
    }

    private IDataView Numbers(int count) => _ml.Data.LoadFromEnumerable(Row.Numbered(count));

    private sealed class Keyed
    {
        [KeyType(4)] public uint Key;
    }
}
