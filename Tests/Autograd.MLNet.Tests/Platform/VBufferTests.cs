using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Dense and sparse vectors.</summary>
[TestClass]
public sealed class VBufferTests
{
    [TestMethod]
    public void ADenseVectorHasAllItsValues()
    {
        var vector = new VBuffer<float>(3, [1, 0, 2, 99]);
        Assert.IsTrue(vector.IsDense);
        Assert.AreEqual(3, vector.Length);
        Assert.AreEqual("[1 0 2]", Show.Vector(vector));
        Assert.IsTrue(vector.GetIndices().IsEmpty);
        CollectionAssert.AreEqual(new float[] { 1, 0, 2 }, vector.DenseValues().ToArray());
    }

    [TestMethod]
    public void ASparseVectorHasValuesAtItsIndices()
    {
        var vector = new VBuffer<float>(5, 2, [7, 8, 99], [1, 4, 99]);
        Assert.IsFalse(vector.IsDense);
        Assert.AreEqual("[1:7 4:8 of 5]", Show.Vector(vector));
        CollectionAssert.AreEqual(new float[] { 0, 7, 0, 0, 8 }, vector.DenseValues().ToArray());
        Assert.AreEqual("1=7 4=8", Pairs(vector.Items()));
        Assert.AreEqual("0=0 1=7 2=0 3=0 4=8", Pairs(vector.Items(all: true)));
    }

    [TestMethod]
    public void ItemsAreFoundByIndex()
    {
        var sparse = new VBuffer<float>(5, 2, [7, 8], [1, 4]);
        Assert.AreEqual(8f, sparse.GetItemOrDefault(4));
        Assert.AreEqual(0f, sparse.GetItemOrDefault(0));
        Assert.AreEqual(2f, new VBuffer<float>(2, [1, 2]).GetItemOrDefault(1));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'index')",
            Show.Error(() => sparse.GetItemOrDefault(5)));
    }

    [TestMethod]
    public void CopiesKeepTheFormAndReuseTheBuffers()
    {
        var sparse = new VBuffer<float>(5, 2, [7, 8], [1, 4]);
        var copy = default(VBuffer<float>);
        sparse.CopyTo(ref copy);
        Assert.AreEqual("[1:7 4:8 of 5]", Show.Vector(copy));

        sparse.CopyToDense(ref copy);
        Assert.AreEqual("[0 7 0 0 8]", Show.Vector(copy));

        float[] values = new float[5];
        var target = new VBuffer<float>(5, values);
        new VBuffer<float>(2, [3, 4]).CopyTo(ref target);
        Assert.AreEqual("[3 4]", Show.Vector(target));
        Assert.AreEqual(4f, values[1]);
    }

    [TestMethod]
    public void PartsCanBeCopied()
    {
        var part = default(VBuffer<float>);
        new VBuffer<float>(5, 2, [7, 8], [1, 4]).CopyTo(ref part, 1, 3);
        Assert.AreEqual("[0:7 of 3]", Show.Vector(part));
        new VBuffer<float>(4, [1, 2, 3, 4]).CopyTo(ref part, 2, 2);
        Assert.AreEqual("[3 4]", Show.Vector(part));
    }

    [TestMethod]
    public void SpansReceiveEveryValue()
    {
        var span = new float[] { 9, 9, 9, 9, 9 };
        new VBuffer<float>(3, 1, [7], [1]).CopyTo(span, 1, defaultValue: 5);
        CollectionAssert.AreEqual(new float[] { 9, 5, 7, 5, 9 }, span);
        new VBuffer<float>(3, 1, [7], [2]).CopyTo(span);
        CollectionAssert.AreEqual(new float[] { 0, 0, 7, 5, 9 }, span);
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Not large enough to hold these values. (Parameter 'destination')",
            Show.Error(() => new VBuffer<float>(6, new float[6]).CopyTo(span)));
    }

    [TestMethod]
    public void AFullCountOfIndicesIsDense() =>
        Assert.IsTrue(new VBuffer<float>(2, 2, [1, 2], [0, 1]).IsDense);

    [TestMethod]
    public void TheDefaultVectorIsEmpty()
    {
        var vector = default(VBuffer<float>);
        Assert.AreEqual(0, vector.Length);
        Assert.IsTrue(vector.IsDense);
        Assert.AreEqual("[]", Show.Vector(vector));
    }

    [TestMethod]
    public void ImpossibleSizesAreErrors()
    {
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'values')",
            Show.Error(() => new VBuffer<float>(3, [1, 2])));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'count')",
            Show.Error(() => new VBuffer<float>(2, 3, [1, 2, 3], [0, 1, 2])));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Specified argument was out of the range of valid values. (Parameter 'indices')",
            Show.Error(() => new VBuffer<float>(5, 2, [1, 2], [0])));
    }

    [TestMethod]
    public void TextSaysHowFullItIs() =>
        Assert.AreEqual(
            "Sparse vector of size 5, 2 explicit values / Dense vector of size 2",
            $"{new VBuffer<float>(5, 2, [7, 8], [1, 4])} / {new VBuffer<float>(2, [1, 2])}");

    [TestMethod]
    public void EditorsWriteIntoTheBuffersTheyAreGiven()
    {
        float[] values = new float[4];
        var vector = new VBuffer<float>(4, values);
        var editor = VBufferEditor.Create(ref vector, 3);
        Assert.IsFalse(editor.CreatedNewValues);
        editor.Values[2] = 5;
        vector = editor.Commit();
        Assert.AreEqual("[0 0 5]", Show.Vector(vector));
        Assert.AreEqual(5f, values[2]);
    }

    [TestMethod]
    public void EditorsMakeSparseVectors()
    {
        var vector = default(VBuffer<float>);
        var editor = VBufferEditor.Create(ref vector, 10, 3);
        Assert.IsTrue(editor.CreatedNewValues && editor.CreatedNewIndices);
        (editor.Indices[0], editor.Indices[1], editor.Indices[2]) = (2, 5, 6);
        (editor.Values[0], editor.Values[1], editor.Values[2]) = (20, 50, 60);
        vector = editor.Commit();
        Assert.AreEqual("[2:20 5:50 6:60 of 10]", Show.Vector(vector));

        var shorter = VBufferEditor.CreateFromBuffer(ref vector).CommitTruncated(2);
        Assert.AreEqual("[2:20 5:50 of 10]", Show.Vector(shorter));
    }

    private static string Pairs(IEnumerable<KeyValuePair<int, float>> items) =>
        string.Join(' ', items.Select(item => $"{item.Key}={item.Value}"));
}
