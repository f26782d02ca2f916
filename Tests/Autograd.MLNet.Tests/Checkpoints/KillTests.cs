namespace Autograd.MLNet.Tests.Checkpoints;

/// <summary>Kills a training process again and again: what it ends with must have the bits of a run that nobody disturbed.</summary>
[TestClass]
public sealed class KillTests
{
    private const int Kills = 10;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow("dense", 1)]
    [DataRow("sparse", 2)]
    public void Training_KilledTenTimes_EndsWithTheSameBits(string rows, int seed)
    {
        using var directory = new TemporaryDirectory();
        string expected = TrainingProcess.Run(rows, directory.File("undisturbed"), killAfterEpochs: null, TimeSpan.Zero).Model!;
        string checkpoint = directory.File("killed");
        var random = new Random(seed);
        TestContext.WriteLine($"seed {seed}");

        int kills = 0, done = 0;
        while (kills < Kills)
        {
            // Each process gets a few epochs further, so that there are always some left. A resumed one first reports those it has behind it.
            int further = random.Next(1, 5);
            (string? model, int epochs) = TrainingProcess.Run(rows, checkpoint, done + further, TimeSpan.FromMilliseconds(random.NextDouble() * 10));
            Assert.IsNull(model, $"The training ended before it was killed {Kills} times.");
            TestContext.WriteLine($"killed after epoch {epochs}");
            done = Math.Max(0, epochs - 1);
            kills++;
        }

        Assert.AreEqual(expected, TrainingProcess.Run(rows, checkpoint, killAfterEpochs: null, TimeSpan.Zero).Model);
    }
}
