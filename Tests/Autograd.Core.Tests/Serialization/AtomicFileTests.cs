using Autograd.Core.Serialization;

namespace Autograd.Core.Tests.Serialization;

[TestClass]
public sealed class AtomicFileTests
{
    private readonly string _directory = Directory.CreateTempSubdirectory("autograd-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public void WriteText_ReplacesTheFile()
    {
        string path = Path.Combine(_directory, "file.txt");
        File.WriteAllText(path, "a much longer text than the new one");

        AtomicFile.WriteText(path, writer => writer.Write("neu: µ"));

        Assert.AreEqual("neu: µ", File.ReadAllText(path));
        Assert.AreEqual((byte)'n', File.ReadAllBytes(path)[0], "no byte order mark");
        Assert.HasCount(1, Directory.GetFiles(_directory));
    }

    [TestMethod]
    public void Write_ThatFails_LeavesTheOldFileAndNothingElse()
    {
        string path = Path.Combine(_directory, "file.txt");
        File.WriteAllText(path, "old");

        Assert.ThrowsExactly<InvalidDataException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half of the ne"u8);
            throw new InvalidDataException();
        }));

        Assert.AreEqual("old", File.ReadAllText(path));
        Assert.HasCount(1, Directory.GetFiles(_directory));
    }

    [TestMethod]
    public void Write_WhereThereIsNoDirectory_Throws()
        => Assert.ThrowsExactly<DirectoryNotFoundException>(() => AtomicFile.Write(Path.Combine(_directory, "missing", "file"), _ => { }));
}
