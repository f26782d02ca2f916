using Charts;

namespace Samples.Tests.Charts;

[TestClass]
public sealed class TicksTests
{
    [TestMethod]
    [DataRow(21.8, 81.9, "20 30 40 50 60 70 80 90")]
    [DataRow(-6.0, 28.0, "-10 -5 0 5 10 15 20 25 30")]
    [DataRow(0.0, 1.0, "0 0.2 0.4 0.6 0.8 1.0")]
    [DataRow(0.3, 0.7, "0.30 0.35 0.40 0.45 0.50 0.55 0.60 0.65 0.70")]
    [DataRow(1.0, 100.0, "0 20 40 60 80 100")]
    [DataRow(108.0, 2034.0, "0 500 1000 1500 2000 2500")]
    [DataRow(1e-7, 3e-7, "1E-7 1.5E-7 2E-7 2.5E-7 3E-7")]
    [DataRow(0.0, 4e7, "0 5E+6 1E+7 1.5E+7 2E+7 2.5E+7 3E+7 3.5E+7 4E+7")]
    public void CoverTheRangeWithRoundNumbers(double min, double max, string expected)
    {
        Ticks ticks = Ticks.Cover(min, max);
        Assert.AreEqual(expected, string.Join(' ', ticks.Values.Select(ticks.Format)));
    }

    [TestMethod]
    public void StepsAreRoundForAnyRange()
    {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++)
        {
            double min = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-9, 10)), max = min + (random.NextDouble() * Math.Pow(10, random.Next(-6, 10)));
            Ticks ticks = Ticks.Cover(min, max);
            Assert.IsTrue(ticks.First <= min + (ticks.Step * 1e-6) && ticks.Last >= max - (ticks.Step * 1e-6), $"{min} to {max} is not covered by {ticks.First} to {ticks.Last}.");
            Assert.IsTrue(ticks.Values.Count is >= 2 and <= 11, $"{min} to {max} has {ticks.Values.Count} ticks.");
            double leading = ticks.Step / Math.Pow(10, Math.Floor(Math.Log10(ticks.Step) + 1e-6));
            Assert.IsTrue(new[] { 1.0, 2, 5 }.Any(digit => Math.Abs(leading - digit) < 1e-6), $"{min} to {max} has the step {ticks.Step}.");
        }
    }

    [TestMethod]
    [DataRow(1.5, 10.0, "2 4 6 8 10")]
    [DataRow(0.1, 0.7, "0.1 0.2 0.3 0.4 0.5 0.6 0.7")]
    [DataRow(-1.0, 1.0, "-1.0 -0.5 0 0.5 1.0")]
    public void WithinTheRangeTheyDoNotLeaveIt(double min, double max, string expected)
    {
        Ticks ticks = Ticks.Within(min, max);
        Assert.AreEqual(expected, string.Join(' ', ticks.Values.Select(ticks.Format)));
    }

    [TestMethod]
    [DataRow(0.3)]
    [DataRow(0.0)]
    [DataRow(-1e9)]
    public void ASingleValueGetsRoomAroundIt(double value)
    {
        Ticks ticks = Ticks.Cover(value, value);
        Assert.IsTrue(ticks.First < value && value < ticks.Last);
    }

    [TestMethod]
    [DataRow(1.0, 0.0)]
    [DataRow(double.NaN, 1.0)]
    [DataRow(0.0, double.PositiveInfinity)]
    public void WhatIsNoRangeIsRefused(double min, double max)
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Ticks.Cover(min, max));
        Assert.Contains("is not a finite range", error.Message);
    }
}
