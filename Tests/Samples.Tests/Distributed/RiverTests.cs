using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Samples.Tests.Distributed;

[TestClass]
public sealed class RiverTests
{
    // There are checkpoints after epochs 5, 10 and so on.
    private const string Epochs = "20";
    private const string AfterACheckpoint = "Epoch 6/20";

    private static readonly SampleProgram Distributed = new("Distributed");

    private static TemporaryDirectory s_directory = null!;
    private static SampleProgram.Result s_alone = null!;

    [ClassInitialize]
    public static void RunOnce(TestContext context)
    {
        s_directory = new TemporaryDirectory();
        s_alone = Distributed.Run(s_directory.FullPath, "--epochs", Epochs);
    }

    [ClassCleanup]
    public static void CleanUp() => s_directory.Dispose();

    [TestMethod]
    public void EndsWellAndSaysNothingOnStandardError()
    {
        Assert.AreEqual("", s_alone.Error);
        Assert.AreEqual(0, s_alone.ExitCode);
    }

    [TestMethod]
    public void LearnsTheRiver()
    {
        Assert.AreEqual("One process has all 400,000 hours of 50 rain gauges.", s_alone.OutputLines[0]);
        Assert.AreEqual(5.0, Number(s_alone, "Error (cm)"), 0.05);
        Assert.IsLessThan(0.02, Number(s_alone, "Largest error of a weight (cm/mm)"));
        Assert.IsGreaterThan(10_000, Number(s_alone, "Rows a second"));
        Assert.AreEqual(1, Number(s_alone, "Ranks"));
    }

    [TestMethod]
    public void TheModelLoadsWithoutThisLibraryAndPredicts()
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(s_directory["artifacts", "distributed", "river.zip"], out _);
        IDataView hours = mlContext.Data.LoadFromEnumerable([new Hour(), new Hour { Rain = [.. Enumerable.Repeat(1f, 50)] }]);
        float[] levels = [.. mlContext.Data.CreateEnumerable<Level>(model.Transform(hours), reuseRowObject: false).Select(level => level.Score)];

        // 80 cm when it is dry, and 3·e^(−g/15) cm more for a mm at gauge g.
        Assert.AreEqual(80, levels[0], 0.5);
        Assert.AreEqual(80 + Enumerable.Range(0, 50).Sum(gauge => 3 * Math.Exp(-gauge / 15.0)), levels[1], 0.5);
    }

    [TestMethod]
    public void FilesAreWhereItSaysAndNowhereElse()
    {
        string[] files = [s_directory["artifacts", "distributed", "river.zip"], s_directory["artifacts", "distributed", "loss.svg"]];
        CollectionAssert.AreEqual(new[] { $"Model:   {files[0]}", $"Picture: {files[1]}" }, s_alone.OutputLines[^2..]);
        CollectionAssert.AreEquivalent(files, Directory.GetFiles(s_directory.FullPath, "*", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void TwoRanksTrainTheSameBits()
    {
        using var directory = new TemporaryDirectory();
        SampleProgram.Result result = Distributed.RunOnRanks(2, directory.FullPath, "--epochs", Epochs);
        Assert.AreEqual(0, result.ExitCode, result.Error);
        Assert.AreEqual("2 ranks share 400,000 hours of 50 rain gauges.", result.OutputLines[0]);
        Assert.AreEqual(2, Number(result, "Ranks"));
        Assert.AreEqual(Bits(s_alone), Bits(result));

        // One rank talks, and it writes the same files.
        Assert.HasCount(s_alone.OutputLines.Length, result.OutputLines);
        CollectionAssert.AreEquivalent(new[] { "river.zip", "loss.svg" }, Directory.GetFiles(directory["artifacts", "distributed"]).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void WhatWasInterruptedAloneGoesOnOnTwoRanks()
    {
        using var directory = new TemporaryDirectory();
        SampleProgram.Result interrupted = Distributed.RunAndInterrupt(directory.FullPath, AfterACheckpoint, "--epochs", Epochs);
        Assert.AreNotEqual(0, interrupted.ExitCode);
        CollectionAssert.AreEqual(new[] { "checkpoint" }, Directory.GetFiles(directory["artifacts", "distributed"]).Select(Path.GetFileName).ToArray());

        SampleProgram.Result resumed = Distributed.RunOnRanks(2, directory.FullPath, "--resume", "--epochs", Epochs);
        Assert.AreEqual(0, resumed.ExitCode, resumed.Error);
        Assert.EndsWith("going on from the checkpoint.", resumed.OutputLines[0]);
        Assert.AreEqual(Bits(s_alone), Bits(resumed));
    }

    private static string Bits(SampleProgram.Result result)
    {
        string bits = Cell(result, "Bits of the weights (hash)");
        Assert.MatchesRegex("^[0-9a-f]{16}$", bits);
        return bits;
    }

    private static double Number(SampleProgram.Result result, string name) => double.Parse(Cell(result, name), NumberStyles.Number, CultureInfo.InvariantCulture);

    private static string Cell(SampleProgram.Result result, string name) => result.OutputLines.Single(line => line.StartsWith($"│ {name} ", StringComparison.Ordinal)).Split('│')[2].Trim();

    private sealed class Hour
    {
        [VectorType(50)]
        public float[] Rain { get; set; } = new float[50];

        public float Level { get; set; }
    }

    private sealed class Level
    {
        public float Score { get; set; }
    }
}
