using Autograd.Core.Data;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Data;

/// <summary>Examples in rows.</summary>
[TestClass]
public sealed class TensorDatasetTests
{
    private readonly Variable<float> _x = Variable.Create([1f, 2, 3, 4, 5, 6], [3, 2]);
    private readonly Variable<float> _y = Variable.Create([10f, 20, 30]);

    [TestMethod]
    public void RowsBelongTogether()
    {
        var dataset = new TensorDataset<float>(_x, _y);
        Assert.AreEqual(3, dataset.Count);
        Variable<float>[] example = dataset[1];
        Assert.AreSequenceEqual([3f, 4f], example[0].ToArray());
        Assert.AreEqual(20, example[1].Item());
        Assert.AreEqual(Shape.Scalar, example[1].Shape);
        Assert.AreEqual("TensorDataset of 3: [3, 2], [3]", dataset.ToString());
    }

    [TestMethod]
    public void NothingIsCopied()
    {
        var dataset = new TensorDataset<float>(_x, _y);
        _x.Fill_(7);
        Assert.AreSequenceEqual([7f, 7f], dataset[2][0].ToArray());
    }

    [TestMethod]
    public void BadColumns()
    {
        Expect.Error<ArgumentException>(() => new TensorDataset<float>(_x, Variable.Zeros<float>([2])), "Size mismatch between tensors", "[2] and [3, 2]");
        Expect.Error<ArgumentException>(() => new TensorDataset<float>(), "at least one");
        Expect.Error<ArgumentException>(() => new TensorDataset<float>(Variable.Scalar(1f)), "a scalar has no rows");
        Expect.Error<ArgumentException>(() => new TensorDataset<float>(Variable.Zeros<float>([2], requiresGrad: true)), "must not require grad", "Detach it");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new TensorDataset<float>(_x)[3]);
    }
}
