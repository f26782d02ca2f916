namespace Autograd.Distributed.Tests.Sharding;

/// <summary>The files of all ranks, one after the other, are all files, sorted.</summary>
[TestClass]
public sealed class ShardFilesTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(8)]
    [DataRow(20)]
    public void EveryFileIsOnOneRankAndSharesAreAsEqualAsCanBe(int count)
    {
        string[] files = [.. Enumerable.Range(0, count).Select(i => $"part-{i * 37 % 100:00}.csv")];
        for (int ranks = 1; ranks <= 8; ranks++)
        {
            string[][] shares = [.. Enumerable.Range(0, ranks).Select(rank => new OneOf(rank, ranks).ShardFiles(files))];
            Assert.AreSequenceEqual(files.Order(StringComparer.Ordinal), shares.SelectMany(share => share));
            Assert.IsLessThanOrEqualTo(1, shares.Max(share => share.Length) - shares.Min(share => share.Length));
        }
    }

    [TestMethod]
    public void TheOrderIsOrdinal() => Assert.AreSequenceEqual(["B.csv", "a.csv", "b.csv", "ä.csv"], new LocalCommunicator().ShardFiles(["b.csv", "ä.csv", "B.csv", "a.csv"]));
}
