using System.Diagnostics;
using Autograd.Core.Tests.Properties;
using Autograd.MLNet.Tests.Training;
using Microsoft.ML;

namespace Autograd.MLNet.Tests.Reliability;

/// <summary>Kills a process that saves over and over: the file is one whole model or the other.</summary>
[TestClass]
public sealed class KilledSaveTests
{
    private const int Seed = 3;

    private static readonly int s_kills = 3 * Seeded.Factor;

    [TestMethod]
    public void TheFileIsTheOldModelOrTheNewOne()
    {
        using var directory = new TemporaryDirectory();
        var mlContext = new MLContext(seed: 1);
        string first = directory.File("first.zip"), second = directory.File("second.zip");
        string[] expected = [Save(first, seed: 1), Save(second, seed: 2)];
        var random = new Random(Seed);
        int[] found = [0, 0];
        int halves = 0;
        for (int i = 0; i < s_kills; i++)
        {
            using var place = new TemporaryDirectory();
            string target = place.File("model.zip");
            Kill(first, second, target, TimeSpan.FromMilliseconds(20 * random.NextDouble()));

            int which = Array.IndexOf(expected, SavedModel.Read(target));
            Assert.IsGreaterThanOrEqualTo(0, which, $"kill {i}: another model");
            found[which]++;
            string[] others = [.. Directory.GetFileSystemEntries(place.Path).Where(path => path != target)];
            halves += others.Length;
            Assert.IsLessThanOrEqualTo(1, others.Length);
            foreach (string other in others)
                Assert.MatchesRegex(@"^model\.zip\.[0-9a-f]{32}\.tmp$", Path.GetFileName(other));
        }

        Console.WriteLine($"{s_kills} kills, seed {Seed}: {found[0]} and {found[1]} of either model, {halves} temporary files left, 0 wrong.");

        string Save(string path, int seed)
        {
            var model = SavedModel.Train(mlContext, seed, out DataViewSchema schema);
            mlContext.Model.SaveAtomically(model, schema, path);
            return Bits.Of(model.Model);
        }
    }

    private static void Kill(string first, string second, string target, TimeSpan delay)
    {
        string program = Path.Combine(AppContext.BaseDirectory.Replace("Autograd.MLNet.Tests", "InterruptedTraining", StringComparison.Ordinal), "InterruptedTraining.dll");
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [program, "save", first, second, target]) { RedirectStandardOutput = true })!;
        try
        {
            Assert.AreEqual("saving", process.StandardOutput.ReadLine());
            Thread.Sleep(delay);
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }
}
