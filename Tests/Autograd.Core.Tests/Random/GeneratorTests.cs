namespace Autograd.Core.Tests.Random;

/// <summary>The Mersenne Twister, against the C++ standard's check value and PyTorch 1.13's numbers.</summary>
[TestClass]
public sealed class GeneratorTests
{
    /// <summary>[rand.predef] of the C++ standard: the 10,000th output of the default-seeded engine.</summary>
    [TestMethod]
    public void TheTenThousandthOutput()
    {
        var generator = new Generator(5489);
        for (int i = 1; i < 10_000; i++)
            generator.NextUInt32();
        Assert.AreEqual(4123659995u, generator.NextUInt32());
    }

    /// <summary><c>torch.rand</c> in float32 is the low 24 bits of each output.</summary>
    [TestMethod]
    [DataRow(0L, new[] { 0.49625658988952637, 0.7682217955589294, 0.08847743272781372, 0.13203048706054688, 0.30742281675338745 })]
    [DataRow(1L, new[] { 0.7576315999031067, 0.2793108820915222, 0.40306925773620605, 0.7346844673156738, 0.029281556606292725 })]
    [DataRow(10L, new[] { 0.4580846428871155, 0.4828565716743469, 0.3124983310699463, 0.6150216460227966, 0.21394729614257812 })]
    [DataRow(42L, new[] { 0.8822692632675171, 0.9150039553642273, 0.38286375999450684, 0.9593056440353394, 0.3904482126235962 })]
    [DataRow(1234567890123L, new[] { 0.35532909631729126, 0.050422072410583496, 0.432750940322876, 0.3925163745880127, 0.9003024101257324 })]
    public void LowBits(long seed, double[] expected)
    {
        var generator = new Generator(seed);
        foreach (double value in expected)
            Assert.AreEqual(value, (generator.NextUInt32() & 0xffffff) * Math.Pow(2, -24));
    }

    /// <summary><c>torch.rand</c> in float64 is the low 53 bits of two outputs, the first above the second.</summary>
    [TestMethod]
    [DataRow(0L, new[] { 0.9700530018065531, 0.707819864399788, 0.45938294312745087, 0.9207476841219603, 0.6450241201227648 })]
    [DataRow(42L, new[] { 0.05815448596142969, 0.06291016742457756, 0.12358607277440903, 0.05258016436107704, 0.5261718968547618 })]
    public void AllBits(long seed, double[] expected)
    {
        var generator = new Generator(seed);
        foreach (double value in expected)
        {
            ulong bits = ((ulong)generator.NextUInt32() << 32) | generator.NextUInt32();
            Assert.AreEqual(value, (bits & ((1UL << 53) - 1)) * Math.Pow(2, -53));
        }
    }

    [TestMethod]
    public void OnlyTheLow32BitsOfTheSeedCount()
    {
        uint expected = new Generator(7).NextUInt32();
        Assert.AreEqual(expected, new Generator(7 + (5L << 32)).NextUInt32());
        Assert.AreEqual(new Generator(uint.MaxValue).NextUInt32(), new Generator(-1).NextUInt32());
        Assert.AreNotEqual(expected, new Generator(8).NextUInt32());
    }
}
