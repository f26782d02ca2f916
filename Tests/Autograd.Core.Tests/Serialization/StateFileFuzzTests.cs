using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Autograd.Core.Serialization;
using Autograd.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Core.Tests.Serialization;

/// <summary>Any bytes are a state or a <see cref="StateDictException"/>, and any state comes back as it was.</summary>
[TestClass]
public sealed class StateFileFuzzTests
{
    private const int PerByte = 100;
    private const int Fixed = 1 << 18;

    private static readonly byte[] s_whole = Saved(Example());
    private static readonly int s_headerLength = (int)BinaryPrimitives.ReadInt64LittleEndian(s_whole);

    // What a header is made of, and what would be awkward in it.
    private static readonly string[] s_pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\"dtype\"", "\"F32\"", "\"F64\"", "\"shape\"", "\"data_offsets\"", "\"__metadata__\"", "\"text.a\"", "\"\"", "0", "1", "-1", "4", "8", "2147483647", "2147483648",
        "9223372036854775807", "-9223372036854775808", "1e9", "1.5", "null", "true", "\"\\ud800\"", "\\u0000", "[0,0]", "[65536,65536,65536]", "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}", "[[[[[[[[", "/*", "\n", "é",
    ];

    private int _states;
    private int _refused;

    [TestMethod]
    public void RandomBytes() => Check(Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(), bytes => bytes, 1_000, isSigned: false);

    [TestMethod]
    public void FilesWithBytesChangedAddedAndRemoved() => Check(Changes(s_whole.Length), changes => Changed(s_whole, changes), 2_000, isSigned: false);

    /// <summary>Headers that are broken and yet have the right length and checksum: as somebody would make them who wants harm.</summary>
    [TestMethod]
    public void HeadersThatAreChangedAndSignedAnew()
    {
        Check(Changes(s_headerLength), changes => Signed(Changed(s_whole.AsSpan(8, s_headerLength), changes), s_whole.AsSpan(8 + s_headerLength)), 2_000);
        Assert.IsGreaterThan(0, _states, "Some changes do no harm.");
    }

    [TestMethod]
    public void HeadersOfRandomPieces()
    {
        byte[] start = s_whole[8..(8 + s_headerLength)];
        int end = start.AsSpan().IndexOf("\"text."u8);
        Check(Gen.Elements(s_pieces).ArrayOf(), pieces => Signed([.. start[..end], .. Encoding.UTF8.GetBytes(string.Concat(pieces))], new byte[100]), 2_000);
        Check(Gen.Elements(s_pieces).ArrayOf(), pieces => Signed([.. start[..(end - 1)], .. Encoding.UTF8.GetBytes($"}},\"w\":{string.Concat(pieces)}}}")], new byte[100]), 2_000);
    }

    [TestMethod]
    public void EveryStateComesBackAsItWas()
    {
        Gen<string> name = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get);
        Gen<(string Name, double[] Numbers, string Text)> entry =
            from key in name
            from numbers in ArbMap.Default.GeneratorFor<double[]>()
            from text in name
            select (key, numbers, text);
        Seeded.Check(Arb.From(entry.ArrayOf()), entries =>
        {
            var state = new StateDict();
            foreach ((string key, double[] numbers, string text) in entries)
            {
                if (key.Length > 0 && key != "__metadata__" && !state.Contains(key) && !state.Contains($"text {key}"))
                {
                    state.Add(key, numbers);
                    state.Add($"text {key}", text);
                }
            }

            StateDict loaded = StateDict.Load(new MemoryStream(Saved(state)));
            Assert.AreSequenceEqual(state.Names, loaded.Names);
            Assert.AreSequenceEqual(state.TextNames, loaded.TextNames);
            foreach (string key in state.Names)
                Assert.AreSequenceEqual(state.Get<double>(key).ToArray().Select(BitConverter.DoubleToInt64Bits), loaded.Get<double>(key).ToArray().Select(BitConverter.DoubleToInt64Bits));
            foreach (string key in state.TextNames)
                Assert.AreEqual(state.GetText(key), loaded.GetText(key));
        }, 500);
    }

    /// <summary>Half a character cannot be written, and must not become another name or text on the way.</summary>
    [TestMethod]
    public void HalfACharacterIsRefused()
    {
        // Attributes cannot hold these either.
        string high = "\ud83d", low = "\ude00";
        var state = new StateDict();
        foreach (string broken in (string[])[high, low, low + high, $"a{high}b", high + high + low])
        {
            Assert.ThrowsExactly<ArgumentException>(() => state.Add(broken, "text"));
            Assert.ThrowsExactly<ArgumentException>(() => state.Add(broken, 1));
            Assert.ThrowsExactly<ArgumentException>(() => state.Add("name", broken));
        }

        Assert.IsEmpty(state.TextNames);
        Assert.IsEmpty(state.Names);
        state.Add("name", high + low);
        Assert.AreEqual(high + low, StateDict.Load(new MemoryStream(Saved(state))).GetText("name"));
    }

    private static StateDict Example()
    {
        var state = new StateDict();
        state.Add("kind", "Test \"π\"");
        state.Add("weight", Variable.Create([1.5f, -0f, 3, 4, 5, 6], [2, 3]));
        state.Add("empty", Variable.Zeros<float>([0, 7]));
        state.Add("rate", 0.1);
        return state;
    }

    private static byte[] Saved(StateDict state)
    {
        using var stream = new MemoryStream();
        state.Save(stream);
        return stream.ToArray();
    }

    private static Gen<(int Place, int Kind, byte Value)[]> Changes(int length)
    {
        Gen<(int, int, byte)> change =
            from place in Gen.Choose(0, length - 1)
            from kind in Gen.Choose(0, 3)
            from value in Gen.Choose(0, 255)
            select (place, kind, (byte)value);
        return from count in Gen.Choose(1, 4)
               from changes in change.ArrayOf(count)
               select changes;
    }

    private static byte[] Changed(ReadOnlySpan<byte> bytes, (int Place, int Kind, byte Value)[] changes)
    {
        List<byte> changed = [.. bytes];
        foreach ((int place, int kind, byte value) in changes)
        {
            int at = Math.Min(place, changed.Count - 1);
            switch (kind)
            {
                case 0:
                    changed[at] = value;
                    break;
                case 1:
                    changed[at] ^= (byte)(1 << (value % 8));
                    break;
                case 2:
                    changed.Insert(at, value);
                    break;
                default:
                    changed.RemoveRange(at, Math.Min(value % 16, changed.Count - at - 1));
                    break;
            }
        }

        return [.. changed];
    }

    /// <summary>A file with the length and the checksum that go with the header.</summary>
    private static byte[] Signed(byte[] header, ReadOnlySpan<byte> arrays)
    {
        int digest = header.AsSpan().IndexOf("\"sha256\":\""u8) + 10;
        if (digest >= 10 && digest + 64 <= header.Length)
        {
            header.AsSpan(digest, 64).Fill((byte)'0');
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData([.. header, .. arrays])), header.AsSpan(digest));
        }

        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. arrays];
    }

    private void Check<T>(Gen<T> cases, Func<T, byte[]> file, int count, bool isSigned = true)
    {
        Seeded.Check(Arb.From(cases), it =>
        {
            byte[] bytes = file(it);
            int collections = GC.CollectionCount(0);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                StateDict.Load(new MemoryStream(bytes));
                _states++;
                Assert.IsTrue(isSigned || bytes.AsSpan().StartsWith(s_whole), "Damage went unnoticed.");
            }
            catch (StateDictException)
            {
                _refused++;
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (GC.CollectionCount(0) == collections)
                Assert.IsLessThan(Fixed + (PerByte * bytes.Length), allocated);
        }, count);
        Console.WriteLine($"{_states} states, {_refused} refused, 0 wrong.");
    }
}
