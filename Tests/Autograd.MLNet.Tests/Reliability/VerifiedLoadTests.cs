using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Autograd.Core.Tests.Properties;
using Autograd.Core.Tests.Serialization;
using Autograd.MLNet.Tests.Training;
using Microsoft.ML;

namespace Autograd.MLNet.Tests.Reliability;

/// <summary>LoadVerified loads the model that was saved, or refuses: in ML.NET's words where the archive is whole, and else in its own.</summary>
[TestClass]
public sealed class VerifiedLoadTests
{
    private const int Seed = 5;
    private const long Fixed = 1 << 20;
    private const int Local = 0x04034b50;
    private const int Directory = 0x02014b50;

    private readonly MLContext _mlContext = new(seed: 1);
    private readonly byte[] _whole;
    private readonly string _expected;

    public VerifiedLoadTests()
    {
        var model = SavedModel.Train(_mlContext, seed: 1, out DataViewSchema schema);
        using var file = new MemoryStream();
        _mlContext.Model.Save(model, schema, file);
        _whole = file.ToArray();
        _expected = Bits.Of(model.Model);
        Assert.AreEqual(_expected, Read(_whole));
    }

    /// <summary>All bits in the long run. To refuse costs a fixed amount of memory, and to load that and what the whole file costs.</summary>
    [TestMethod]
    public void AFlippedBitIsRefused_OrDoesNoHarm()
    {
        int refused = 0, harmless = 0;
        long whole = Allocated(() => Read(_whole)), most = 0;
        var random = new Random(Seed);
        foreach (int bit in Enumerable.Range(0, 8 * _whole.Length).OrderBy(_ => random.Next()).Take(800 * Seeded.Factor))
        {
            byte[] flipped = [.. _whole];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            long allowed = Fixed;
            long allocated = Allocated(() =>
            {
                try
                {
                    Assert.AreEqual(_expected, Read(flipped), $"bit {bit}");
                    harmless++;
                    allowed += whole;
                }
                catch (InvalidDataException)
                {
                    refused++;
                }
            });
            Assert.IsLessThan(allowed, allocated, $"bit {bit}");
            most = long.Max(most, allocated);
        }

        Console.WriteLine($"{refused + harmless} of {8 * _whole.Length} bits, seed {Seed}: {refused} refused, {harmless} harmless, 0 wrong; at most {most} bytes allocated, {whole} for the whole file.");
        Assert.IsGreaterThan(harmless, refused);
    }

    [TestMethod]
    public void AFileThatIsCutOffIsRefused()
    {
        for (int length = 0; length < _whole.Length; length++)
        {
            byte[] cut = _whole[..length];
            Assert.IsLessThan(Fixed, Allocated(() => Refused(cut)), $"{length} bytes");
        }

        Console.WriteLine($"{_whole.Length} lengths, {_whole.Length} refused, 0 wrong.");
    }

    [TestMethod]
    public void TheErrorNamesFile_Entry_WhatIsThere_AndWhatIsDeclared()
    {
        byte[] damaged = [.. _whole];
        using var directory = new TemporaryDirectory();
        string path = directory.File("model.zip");
        Declare(damaged, "Schema", crc: 0x12345678);
        File.WriteAllBytes(path, damaged);

        var error = Assert.ThrowsExactly<InvalidDataException>(() => _mlContext.Model.LoadVerified(path, out _));

        StringAssert.Matches(error.Message, new($"^Autograd: the model {path} is damaged\\. Entry Schema: the checksum of its content is [0-9a-f]{{8}}, and 12345678 is declared\\. "
            + "The file changed after it was saved, or is no model: copy it again from where it is whole, or train anew\\.$"));
    }

    [TestMethod]
    [DataRow(4_294_967_294, "become ")]
    [DataRow(20_000, "bytes, and 20000 are declared")]
    public void AForgedLengthIsRefused_AndNotAllocated(long length, string part)
    {
        byte[] forged = [.. _whole];
        Declare(forged, "TransformerChain/Model.key", length: (uint)length);

        string message = "";
        long allocated = Allocated(() => message = Refused(forged).Message);

        StringAssert.Contains(message, "Entry TransformerChain/Model.key: ");
        StringAssert.Contains(message, part);
        Assert.IsLessThan(Fixed, allocated);
    }

    [TestMethod]
    public void TwoEntriesOfOneNameAreRefused()
        => StringAssert.Contains(Refused(Archive(("a/b", [1]), ("a\\b", [2]))).Message, "Entry a\\b: there are two of that name.");

    [TestMethod]
    public void BytesBetweenTheEntriesAreRefused()
        => StringAssert.Contains(Refused([.. new byte[7], .. _whole]).Message, "is damaged. ");

    /// <summary>The value by which every implementation of CRC-32 is tested.</summary>
    [TestMethod]
    public void TheChecksumIsThatOfZipArchives()
    {
        byte[] archive = Archive(("digits", Encoding.ASCII.GetBytes("123456789")));
        NoModel(archive);

        Declare(archive, "digits", crc: 0);

        StringAssert.Contains(Refused(archive).Message, "Entry digits: the checksum of its content is cbf43926, and 00000000 is declared.");
    }

    /// <summary>They are whole, so that the error is ML.NET's own.</summary>
    [TestMethod]
    public void AnArchiveWithoutAModel_IsMLNetsToRefuse()
    {
        NoModel(Archive());
        NoModel(Archive(("empty", [])));
        NoModel(Archive(("as small as deflate can make it", new byte[10_000_000])));
    }

    /// <summary>Its lengths and checksums stand behind the content.</summary>
    [TestMethod]
    public void WrittenToAStreamThatCannotSeek_ItLoads_AndDamageIsFound()
    {
        var model = SavedModel.Train(_mlContext, seed: 1, out DataViewSchema schema);
        using var file = new MemoryStream();
        _mlContext.Model.Save(model, schema, new FailingStream(file, long.MaxValue));
        byte[] bytes = file.ToArray();
        Assert.AreEqual(Bits.Of(model.Model), Read(bytes));

        int at = bytes.AsSpan().IndexOf("PK\u0007\u0008"u8);
        for (int i = 0; i < 16; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[at + i] ^= 1;
            Refused(damaged);
        }
    }

    /// <summary>As if another program had packed it.</summary>
    [TestMethod]
    public void PackedAnew_ItLoads()
    {
        using var file = new MemoryStream();
        using (var to = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var from = new ZipArchive(new MemoryStream(_whole)))
        {
            foreach (ZipArchiveEntry entry in from.Entries)
            {
                using Stream source = entry.Open(), target = to.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                source.CopyTo(target);
            }
        }

        Assert.AreEqual(_expected, Read(file.ToArray()));
    }

    [TestMethod]
    public void TheStreamMayStandAnywhere_AndStaysOpen()
    {
        using var stream = new MemoryStream(_whole) { Position = 100 };

        _mlContext.Model.LoadVerified(stream, out DataViewSchema schema);

        Assert.IsNotNull(schema.GetColumnOrNull("Features"));
        Assert.IsTrue(stream.CanRead);
    }

    [TestMethod]
    public void AStreamThatCannotSeekIsRefused()
    {
        using var stream = new DeflateStream(new MemoryStream(_whole), CompressionMode.Decompress);

        var error = Assert.ThrowsExactly<ArgumentException>(() => _mlContext.Model.LoadVerified(stream, out _));

        StringAssert.StartsWith(error.Message, "LoadVerified: the stream must be able to read and to seek, for it is read twice. Copy it into a MemoryStream or a file first.");
    }

    [TestMethod]
    public void AFileThatIsMissing_IsAFileNotFoundException()
    {
        using var directory = new TemporaryDirectory();

        Assert.ThrowsExactly<FileNotFoundException>(() => _mlContext.Model.LoadVerified(directory.File("model.zip"), out _));
    }

    private static string Read(byte[] file)
    {
        ITransformer loaded = new MLContext().Model.LoadVerified(new MemoryStream(file), out DataViewSchema schema);
        Assert.AreEqual("Label Features Weight", string.Join(' ', schema.Select(column => column.Name)));
        return SavedModel.Of(loaded);
    }

    private static InvalidDataException Refused(byte[] file)
        => Assert.ThrowsExactly<InvalidDataException>(() => new MLContext().Model.LoadVerified(new MemoryStream(file), out _));

    private static void NoModel(byte[] file)
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => new MLContext().Model.LoadVerified(new MemoryStream(file), out _));
        Assert.AreEqual("Could not load legacy format model", error.Message);
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] Archive(params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream stream = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                stream.Write(content);
            }
        }

        return file.ToArray();
    }

    /// <summary>Changes what is declared of an entry, in its own header and in the directory.</summary>
    private static void Declare(byte[] archive, string entry, uint? crc = null, uint? length = null)
    {
        int changed = 0;
        for (int at = 0; at + 46 + entry.Length <= archive.Length; at++)
        {
            int signature = BinaryPrimitives.ReadInt32LittleEndian(archive.AsSpan(at));
            if (signature is not (Local or Directory))
                continue;
            int checksum = at + (signature == Local ? 14 : 16), name = at + (signature == Local ? 30 : 46);
            if (!archive.AsSpan(name).StartsWith(Encoding.ASCII.GetBytes(entry)))
                continue;
            if (crc is { } value)
                BinaryPrimitives.WriteUInt32LittleEndian(archive.AsSpan(checksum), value);
            if (length is { } bytes)
                BinaryPrimitives.WriteUInt32LittleEndian(archive.AsSpan(checksum + 8), bytes);
            changed++;
        }

        Assert.AreEqual(2, changed);
    }
}
