using System.IO.Compression;
using Autograd.Core.Tests.Properties;
using Autograd.MLNet.Tests.Checkpoints;
using Autograd.MLNet.Tests.Training;
using Microsoft.ML;

namespace Autograd.MLNet.Tests.Reliability;

/// <summary>Files of models that are damaged, or are something else. ML.NET reads them; this says what its users can rely on.</summary>
[TestClass]
public sealed class DamagedModelTests
{
    private const int Seed = 4;

    private readonly byte[] _whole;
    private readonly string _expected;

    public DamagedModelTests()
    {
        var mlContext = new MLContext(seed: 1);
        var model = SavedModel.Train(mlContext, seed: 1, out DataViewSchema schema);
        using var directory = new TemporaryDirectory();
        mlContext.Model.SaveAtomically(model, schema, directory.File("model.zip"));
        _whole = File.ReadAllBytes(directory.File("model.zip"));
        _expected = Bits.Of(model.Model);
    }

    [TestMethod]
    public void AFileThatIsCutOffIsRefused_AndCostsNoMoreThanItIsLong()
    {
        Refused(_whole[..^1]);
        for (int length = 0; length < _whole.Length; length++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Refused(_whole[..length]);
            Assert.IsLessThan(1 << 20, GC.GetAllocatedBytesForCurrentThread() - before, $"{length} bytes");
        }

        Console.WriteLine($"{_whole.Length} lengths, {_whole.Length} refused, 0 wrong.");
    }

    /// <summary>ML.NET does not look at the checksums of its archives. LoadVerified does, and finds whatever makes the model another one.</summary>
    /// <remarks>An array that claims to be longer than its entry, ML.NET reads for ever, and nothing ends that thread: so the first is the last. <see cref="VerifiedLoadTests"/> flip all bits in the long run.</remarks>
    [TestMethod]
    public void AFlippedBitIsRefused_OrDoesNoHarm_OrLoadVerifiedTellsOfIt()
    {
        int refused = 0, harmless = 0, told = 0;
        bool ends = true;
        var random = new Random(Seed);
        foreach (int bit in Enumerable.Range(0, 8 * _whole.Length).OrderBy(_ => random.Next()).Take(100 * Math.Min(Seeded.Factor, 5)).TakeWhile(_ => ends))
        {
            byte[] flipped = [.. _whole];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Task<string> reading = Task.Run(() => SavedModel.Read(new MemoryStream(flipped)));
            ends = Task.WaitAny([reading], TimeSpan.FromSeconds(20)) >= 0;
            if (ends && reading.Exception?.InnerException is { } error)
            {
                Assert.IsFalse(error is OutOfMemoryException or AccessViolationException or NullReferenceException, $"bit {bit}: {error}");
                refused++;
            }
            else if (ends && reading.Result == _expected)
            {
                harmless++;
            }
            else
            {
                Assert.ThrowsExactly<InvalidDataException>(
                    () => new MLContext().Model.LoadVerified(new MemoryStream(flipped), out _),
                    ends ? $"bit {bit}: the model is another one" : $"bit {bit}: reading does not end");
                told++;
            }
        }

        Console.WriteLine($"{refused + harmless + told} of {8 * _whole.Length} bits, seed {Seed}: {refused} refused, {harmless} harmless, {told} that only LoadVerified tells, 0 wrong.");
    }

    [TestMethod]
    public void AFileThatIsSomethingElseIsRefused()
    {
        using var directory = new TemporaryDirectory();
        string checkpoint = directory.File("checkpoint");
        Interrupted.Begin(new MLContext(seed: 1).Data.LoadFromEnumerable(Example.Plane(60, seed: 1)), checkpoint);
        Refused(File.ReadAllBytes(checkpoint));

        byte[] bytes = new byte[5000];
        for (int seed = 0; seed < 20; seed++)
        {
            new Random(seed).NextBytes(bytes);
            Refused(bytes);
        }
    }

    [TestMethod]
    public void AVersionThatIsNotKnownIsRefused()
    {
        using var file = new MemoryStream();
        file.Write(_whole);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            // The header begins with a signature, the version of the format, and the oldest that reads it.
            ZipArchiveEntry entry = archive.GetEntry("TransformerChain/Model.key") ?? archive.GetEntry(@"TransformerChain\Model.key")!;
            using Stream content = entry.Open();
            content.Position = 8;
            content.Write([0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f]);
        }

        var error = Assert.Throws<Exception>(() => SavedModel.Read(new MemoryStream(file.ToArray())));
        Assert.Contains("too new", error.ToString());
    }

    private static void Refused(byte[] file)
    {
        Exception error = Assert.Throws<Exception>(() => SavedModel.Read(new MemoryStream(file)));
        Assert.IsTrue(error is FormatException or InvalidDataException, error.ToString());
    }
}
