using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>The random numbers that a context hands to its components.</summary>
[TestClass]
public sealed class SeedTests
{
    [TestMethod]
    public void AHostDrawsTheNumbersOfItsContext()
    {
        var random = Host(1, "x").Rand;
        Assert.AreEqual("1752537088 2003630147 141159296", $"{random.Next()} {random.Next()} {random.Next()}");
    }

    [TestMethod]
    public void OtherSeedsGiveOtherNumbers() =>
        Assert.AreEqual(
            "1005356194 1526468114 1170528654 707976050",
            $"{Host(0, "x").Rand.Next()} {Host(2, "x").Rand.Next()} {Host(-1, "x").Rand.Next()} {Host(int.MaxValue, "x").Rand.Next()}");

    [TestMethod]
    public void HostsOfOneContextFollowEachOther()
    {
        IHostEnvironment ml = new MLContext(1);
        Assert.AreEqual(
            "1752537088 798840056 1660218241",
            $"{ml.Register("x").Rand.Next()} {ml.Register("x").Rand.Next()} {ml.Register("y").Rand.Next()}");
    }

    [TestMethod]
    public void NestedHostsDrawFromTheirParent()
    {
        var parent = Host(1, "x");
        Assert.AreEqual(
            "1364080988 2133529514 2044083749",
            $"{parent.Register("y").Rand.Next()} {parent.Rand.Next()} {parent.Register("y").Rand.Next()}");
    }

    [TestMethod]
    public void AHostMayHaveItsOwnSeed()
    {
        foreach (IHostEnvironment ml in new[] { new MLContext(1), new MLContext() })
            Assert.AreEqual(1773327147, ml.Register("x", seed: 5).Rand.Next());
    }

    [TestMethod]
    public void EveryKindOfNumberIsFixed()
    {
        var random = Host(1, "x").Rand;
        var bytes = new byte[5];
        random.NextBytes(bytes);
        Assert.AreEqual("6 -5 0.7922364308033139 996751049 00438010AC", string.Create(CultureInfo.InvariantCulture,
            $"{random.Next(10)} {random.Next(-5, 5)} {random.NextDouble()} {random.Next(1_000_000_000)} {Convert.ToHexString(bytes)}"));
    }

    private static IHost Host(int seed, string name) => ((IHostEnvironment)new MLContext(seed)).Register(name);
}
