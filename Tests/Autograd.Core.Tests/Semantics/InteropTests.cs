using System.Numerics.Tensors;

namespace Autograd.Core.Tests.Semantics;

/// <summary>Variables and <see cref="Tensor{T}"/>.</summary>
[TestClass]
public sealed class InteropTests
{
    [TestMethod]
    public void ATensor_RoundTrips()
    {
        Tensor<float> tensor = Tensor.Create<float>([1, 2, 3, 4, 5, 6], [2, 3]);

        Variable<float> x = Variable.FromTensor(tensor, requiresGrad: true);
        Tensor<float> back = (x * 2).Detach().ToTensor();

        Assert.AreEqual(new Shape(2, 3), x.Shape);
        Assert.IsTrue(x.IsLeaf);
        Assert.AreEqual(12, back[1, 2]);
    }

    [TestMethod]
    public void ASlice_IsCopiedInItsOwnOrder()
    {
        Tensor<float> tensor = Tensor.Create<float>([1, 2, 3, 4, 5, 6], [2, 3]);

        Assert.AreSequenceEqual([2f, 3f, 5f, 6f], Variable.FromTensor(tensor.Slice(0..2, 1..3)).ToArray());
    }

    [TestMethod]
    public void AVariableThatRequiresGrad_MustBeDetached()
    {
        Variable<float> x = Variable.Ones<float>([2], requiresGrad: true);

        var error = Assert.ThrowsExactly<InvalidOperationException>(() => x.ToTensor());
        Assert.AreEqual("ToTensor: can't be called on a variable that requires grad. Use Detach().ToTensor() instead.", error.Message);
        Assert.AreEqual(1, x.Detach().ToTensor()[0]);
    }
}
