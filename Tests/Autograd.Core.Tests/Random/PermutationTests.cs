namespace Autograd.Core.Tests.Random;

/// <summary>Random orders, against <c>torch.randperm(100)</c> of PyTorch 1.13.</summary>
[TestClass]
public sealed class PermutationTests
{
    private static readonly Dictionary<long, int[]> PyTorch = new()
    {
        [0] =
        [
            44, 19, 93, 90, 71, 69, 37, 95, 53, 91, 81, 42, 80, 85, 74, 56, 76, 63, 82, 40, 26, 92, 57, 10, 16, 66, 89, 41, 97, 8, 31, 24, 35, 30,
            65, 7, 98, 23, 20, 29, 78, 61, 94, 15, 4, 52, 59, 5, 54, 46, 3, 28, 2, 70, 6, 60, 49, 68, 55, 72, 79, 77, 45, 1, 32, 34, 11, 0, 22, 12,
            87, 50, 25, 47, 36, 96, 9, 83, 62, 84, 18, 17, 75, 67, 13, 48, 39, 21, 64, 88, 38, 27, 14, 73, 33, 58, 86, 43, 99, 51,
        ],
        [1] =
        [
            45, 15, 90, 32, 35, 63, 17, 72, 79, 96, 48, 36, 16, 11, 23, 80, 22, 58, 3, 62, 50, 33, 66, 99, 43, 76, 7, 57, 81, 82, 6, 10, 24, 52, 95,
            73, 91, 21, 38, 31, 85, 59, 13, 69, 75, 70, 64, 8, 77, 34, 46, 39, 92, 0, 44, 98, 49, 9, 4, 61, 12, 83, 28, 78, 40, 88, 54, 5, 26, 41,
            89, 20, 84, 2, 1, 55, 19, 74, 25, 37, 42, 14, 30, 18, 67, 71, 68, 27, 60, 51, 29, 56, 93, 47, 97, 94, 86, 87, 65, 53,
        ],
        [10] =
        [
            37, 13, 90, 47, 4, 40, 17, 92, 41, 60, 96, 1, 61, 15, 56, 18, 32, 9, 7, 42, 88, 93, 16, 44, 51, 84, 54, 71, 27, 50, 74, 10, 5, 87, 66,
            26, 33, 8, 59, 14, 77, 73, 99, 12, 89, 34, 64, 25, 29, 95, 45, 82, 19, 30, 11, 39, 98, 2, 97, 20, 52, 6, 55, 28, 3, 94, 86, 76, 83, 67,
            72, 31, 43, 23, 91, 48, 24, 35, 68, 75, 0, 65, 69, 80, 22, 63, 70, 62, 79, 58, 57, 53, 85, 81, 36, 78, 38, 46, 21, 49,
        ],
        [42] =
        [
            42, 96, 62, 98, 46, 95, 60, 24, 78, 16, 68, 70, 11, 13, 97, 52, 99, 19, 71, 10, 89, 86, 18, 40, 5, 38, 9, 82, 83, 43, 32, 94, 67, 93, 75,
            59, 79, 1, 50, 73, 66, 45, 63, 58, 22, 3, 87, 4, 61, 51, 12, 74, 21, 20, 6, 35, 44, 48, 37, 33, 15, 88, 31, 69, 27, 81, 85, 56, 7, 65,
            47, 41, 29, 80, 57, 84, 36, 17, 34, 72, 2, 91, 8, 53, 30, 90, 26, 23, 54, 76, 14, 55, 0, 64, 77, 39, 25, 92, 49, 28,
        ],
        [1234567890123] =
        [
            61, 65, 76, 15, 92, 46, 12, 39, 88, 67, 47, 33, 57, 37, 16, 2, 14, 22, 5, 26, 9, 32, 72, 56, 87, 49, 17, 35, 41, 28, 58, 79, 81, 18, 20,
            44, 53, 50, 84, 83, 4, 94, 55, 27, 52, 62, 77, 96, 11, 86, 90, 68, 3, 45, 70, 23, 97, 64, 42, 63, 73, 91, 24, 54, 30, 98, 34, 25, 0, 36,
            29, 19, 59, 69, 10, 43, 74, 40, 6, 60, 31, 95, 51, 78, 8, 89, 13, 80, 21, 7, 99, 38, 66, 85, 48, 82, 75, 93, 71, 1,
        ],
    };

    public static IEnumerable<long> Seeds => PyTorch.Keys;

    [TestMethod]
    [DynamicData(nameof(Seeds))]
    public void IsPyTorchs(long seed)
    {
        int[] order = new int[100];
        new Generator(seed).Permutation(order);
        Assert.AreSequenceEqual(PyTorch[seed], order);
    }

    [TestMethod]
    [DataRow(0, 0)]
    [DataRow(1, 0)]
    [DataRow(2, 1)]
    [DataRow(700, 699)]
    public void DrawsOneNumberLessThanItHasElements(int length, int draws)
    {
        Generator generator = new(3), other = new(3);
        int[] order = new int[length];
        generator.Permutation(order);
        Array.Sort(order);
        Assert.AreSequenceEqual(Enumerable.Range(0, length), order);
        for (int i = 0; i < draws; i++)
            other.NextUInt32();
        Assert.AreEqual(other.NextUInt32(), generator.NextUInt32());
    }

    [TestMethod]
    public void EachCallGivesAnother()
    {
        var generator = new Generator(3);
        int[] first = new int[100], second = new int[100];
        generator.Permutation(first);
        generator.Permutation(second);
        Assert.AreNotSequenceEqual(first, second);
    }
}
