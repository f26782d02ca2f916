using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Autograd.Core.Serialization;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Serialization;

/// <summary>States in memory and in files.</summary>
[TestClass]
public sealed class StateDictTests
{
    private readonly StateDict _state = new();

    public StateDictTests()
    {
        _state.Add("kind", "Test \"π\"");
        _state.Add("0.weight", Variable.Create([1.5f, float.NaN, -0f, float.MaxValue, 5, 6], [2, 3]));
        _state.Add("empty", Variable.Zeros<float>([0, 7]));
        _state.Add("lr", 0.1);
        _state.Add("rates", [1e-300, double.NegativeInfinity]);
    }

    [TestMethod]
    public void WhatWasSavedIsLoadedBitForBit()
    {
        StateDict loaded = StateDict.Load(new MemoryStream(Saved(_state)));
        Assert.AreSequenceEqual(["0.weight", "empty", "lr", "rates"], loaded.Names);
        Assert.AreSequenceEqual(["kind"], loaded.TextNames);
        Assert.AreEqual("Test \"π\"", loaded.GetText("kind"));
        Assert.AreEqual(0.1, loaded.GetNumber("lr"));
        Assert.AreEqual(new Shape(2, 3), loaded.Get<float>("0.weight").Shape);
        Assert.AreEqual(new Shape(0, 7), loaded.Get<float>("empty").Shape);
        Close.SameBits<float>(_state.Get<float>("0.weight").ToArray(), loaded.Get<float>("0.weight").ToArray());
        Close.SameBits<double>([1e-300, double.NegativeInfinity], loaded.Get<double>("rates").ToArray());
    }

    /// <summary>The layout is that of safetensors files: a length, a JSON header with types, shapes and places, and the numbers.</summary>
    [TestMethod]
    public void FilesHaveTheLayoutOfSafetensors()
    {
        byte[] bytes = Saved(_state);
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        JsonElement header = JsonDocument.Parse(bytes.AsMemory(8, length)).RootElement;
        JsonElement weight = header.GetProperty("0.weight");
        Assert.AreEqual("F32", weight.GetProperty("dtype").GetString());
        Assert.AreEqual("[2,3]", weight.GetProperty("shape").GetRawText());
        Assert.AreEqual("[0,24]", weight.GetProperty("data_offsets").GetRawText());
        Assert.AreEqual("[24,32]", header.GetProperty("lr").GetProperty("data_offsets").GetRawText());
        Assert.AreEqual(1.5f, BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(8 + length)));
        Assert.AreEqual(8 + length + 48, bytes.Length);
        Assert.IsTrue(header.GetProperty("__metadata__").EnumerateObject().All(entry => entry.Value.ValueKind == JsonValueKind.String));
    }

    [TestMethod]
    public void PartsKeepTheirNamesBehindAPrefix()
    {
        var checkpoint = new StateDict();
        checkpoint.Add("model", _state);
        checkpoint.Add("epoch", 7);
        StateDict part = StateDict.Load(new MemoryStream(Saved(checkpoint))).Part("model");
        Assert.AreSequenceEqual(_state.Names, part.Names);
        Assert.AreEqual("Test \"π\"", part.GetText("kind"));
        Expect.Error<StateDictException>(() => checkpoint.Part("mode"), "no part mode");
    }

    [TestMethod]
    public void WhatIsNotThereOrIsTakenIsAnError()
    {
        Expect.Error<StateDictException>(() => _state.Get<float>("x"), "no array x");
        Expect.Error<StateDictException>(() => _state.GetNumber("rates"), "rates is an array of shape [2]");
        Expect.Error<StateDictException>(() => _state.GetText("lr"), "no text lr");
        Expect.Error<ArgumentException>(() => _state.Add("lr", 1), "lr is taken");
        Expect.Error<ArgumentException>(() => _state.Add("kind", 1), "kind is taken");
        Expect.Error<ArgumentException>(() => _state.Add("__metadata__", 1), "__metadata__ is taken");
        Expect.Error<ArgumentException>(() => _state.Add("", 1), "name");
        Expect.Error<NotSupportedException>(() => _state.Add("half", Variable.Create([(Half)1])), "Single and Double", "Half");
    }

    [TestMethod]
    public void EveryTruncationIsNoticed()
    {
        byte[] bytes = Saved(_state);
        for (int length = 0; length < bytes.Length; length++)
            Expect.Error<StateDictException>(() => StateDict.Load(new MemoryStream(bytes, 0, length)), "damaged, it ends early", "Use another copy");
    }

    [TestMethod]
    public void EveryFlippedBitIsNoticed()
    {
        byte[] bytes = Saved(_state);
        for (int bit = 0; bit < 8 * bytes.Length; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsExactly<StateDictException>(() => StateDict.Load(new MemoryStream(bytes)), $"bit {bit}");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [TestMethod]
    public void ForeignFilesAreRefused()
    {
        Expect.Error<StateDictException>(() => Load("PK\u0003\u0004 this is some archive or other, and quite long enough"u8.ToArray()), "not a state that StateDict.Save wrote");
        Expect.Error<StateDictException>(() => Load(WithHeader("""{"weight":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}, "other":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""")), "not a state that StateDict.Save wrote");
        Expect.Error<StateDictException>(() => Load(WithHeader(Header("").Replace("\"1\"", "\"2\""))), "another version of the format");
    }

    [TestMethod]
    [DataRow(""","w":{"dtype":"F16","shape":[1],"data_offsets":[0,4]}""")]
    [DataRow(""","w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}""")]
    [DataRow(""","w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}""")]
    [DataRow(""","w":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}""")]
    [DataRow(""","w":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}""")]
    [DataRow(""","w":{"dtype":"F32","shape":[1,1,1,1,1,1,1],"data_offsets":[0,4]}""")]
    [DataRow(""","w":{"dtype":"F32","shape":[65536,65536],"data_offsets":[0,17179869184]}""")]
    [DataRow(""","w":{"dtype":"F32","shape":[1],"data_offsets":[0]}""")]
    [DataRow(""","w":{"dtype":"F32","shape":1,"data_offsets":[0,4]}""")]
    [DataRow(""","w":{"dtype":"F32"}""")]
    [DataRow(""","w":[]""")]
    [DataRow(""","":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}""")]
    [DataRow(""","w":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"w":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}""")]
    [DataRow(",")]
    public void HeadersThatMakeNoSenseAreRefused(string entries)
        => Expect.Error<StateDictException>(() => Load(WithHeader(Header(entries))), "damaged, its header cannot be understood");

    /// <summary>A header may promise gigabytes; what is not there costs no memory.</summary>
    [TestMethod]
    public void PromisedSizesCostNothing()
    {
        byte[] bytes = WithHeader(Header(""","w":{"dtype":"F64","shape":[200000000],"data_offsets":[0,1600000000]}"""));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Expect.Error<StateDictException>(() => Load(bytes), "ends early");
        Assert.IsLessThan(1 << 20, GC.GetAllocatedBytesForCurrentThread() - before);

        BinaryPrimitives.WriteInt64LittleEndian(bytes, 90_000_000);
        before = GC.GetAllocatedBytesForCurrentThread();
        Expect.Error<StateDictException>(() => Load(bytes), "ends early");
        Assert.IsLessThan(1 << 20, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void AStreamIsLeftBehindTheState()
    {
        using var stream = new MemoryStream();
        _state.Save(stream);
        stream.WriteByte(42);
        stream.Position = 0;
        StateDict.Load(stream);
        Assert.AreEqual(42, stream.ReadByte());
    }

    private static StateDict Load(byte[] bytes) => StateDict.Load(new MemoryStream(bytes));

    private static byte[] Saved(StateDict state)
    {
        using var stream = new MemoryStream();
        state.Save(stream);
        return stream.ToArray();
    }

    private static string Header(string entries) => $$$"""{"__metadata__":{"format":"Autograd.StateDict","version":"1","sha256":"{{{new string('0', 64)}}}"}{{{entries}}}}""";

    private static byte[] WithHeader(string header)
    {
        byte[] bytes = new byte[8 + header.Length + 8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        Encoding.ASCII.GetBytes(header, bytes.AsSpan(8));
        return bytes;
    }
}
