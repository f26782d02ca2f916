using Autograd.Core.Serialization;

namespace Autograd.Core.Tests.Serialization;

/// <summary>A disk that is full after any number of bytes: the caller hears of it, and the file is what it was.</summary>
[TestClass]
public sealed class FullDiskTests
{
    private readonly string _directory = Directory.CreateTempSubdirectory("autograd-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public void AStateIsWrittenWholeOrFails()
    {
        StateDict state = State();
        using var whole = new MemoryStream();
        state.Save(whole);
        for (int capacity = 0; capacity < whole.Length; capacity++)
        {
            using var under = new MemoryStream();
            var error = Assert.ThrowsExactly<IOException>(() => state.Save(new FailingStream(under, capacity)));
            Assert.AreEqual("No space left on device", error.Message);
            Assert.AreEqual(capacity, under.Length);
            under.Position = 0;
            Assert.ThrowsExactly<StateDictException>(() => StateDict.Load(under));
        }

        Console.WriteLine($"{whole.Length} capacities, 0 wrong.");
    }

    [TestMethod]
    public void TheOldFileStays()
    {
        StateDict state = State();
        string path = Path.Combine(_directory, "state");
        state.Save(path);
        byte[] old = File.ReadAllBytes(path);
        state.Add("more", 1);
        int cases = 0;
        for (int capacity = 0; capacity < old.Length; capacity += 7, cases++)
        {
            Assert.ThrowsExactly<IOException>(() => AtomicFile.Write(path, stream => state.Save(new FailingStream(stream, capacity))));
            Assert.AreSequenceEqual(old, File.ReadAllBytes(path));
            Assert.AreSequenceEqual([path], Directory.GetFileSystemEntries(_directory));
        }

        Console.WriteLine($"{cases} capacities, 0 wrong.");
    }

    private static StateDict State()
    {
        var state = new StateDict();
        state.Add("weight", Variable.Create([1f, 2, 3, 4, 5, 6], [2, 3]));
        state.Add("kind", "Test");
        return state;
    }
}
