using DistributedWorker.Checks;

namespace Autograd.Distributed.Tests.Communicators;

/// <summary>One rank by itself.</summary>
[TestClass]
public sealed class LocalTests
{
    [TestMethod]
    public void EveryCheckIsPassed()
    {
        foreach (Action<ICommunicator> check in CommunicatorCheck.All.Values)
            check(new LocalCommunicator());
    }

    [TestMethod]
    public void SumsKeepTheirBits()
    {
        float[] floats = [-0f, 1f / 3, float.NaN];
        double[] doubles = [-0.0, 1.0 / 3];
        var local = new LocalCommunicator();
        local.AllReduce(floats);
        local.AllReduce(doubles);
        Assert.AreSequenceEqual([-0f, 1f / 3, float.NaN], floats);
        Assert.IsTrue(float.IsNegative(floats[0]));
        Assert.IsTrue(double.IsNegative(doubles[0]));
        Assert.AreEqual(1.0 / 3, doubles[1]);
    }
}
