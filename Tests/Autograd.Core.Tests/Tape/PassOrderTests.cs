namespace Autograd.Core.Tests.Tape;

/// <summary>A pass visits the newest value that waits, however many wait and in whatever order they came.</summary>
[TestClass]
public sealed class PassOrderTests
{
    [TestMethod]
    [DataRow(1, false)]
    [DataRow(2, true)]
    [DataRow(17, false)]
    [DataRow(300, true)]
    public void ManyValuesAreVisitedNewestFirst(int count, bool areRecorded)
    {
        var x = Variable.Scalar(1.0, requiresGrad: true);
        var values = new Variable<double>[count];
        var visited = new List<int>();
        for (int i = 0; i < count; i++)
        {
            int index = i;
            values[i] = areRecorded ? x * (i + 1) : Variable.Scalar(i + 1.0, requiresGrad: true);
            values[i].RegisterHook(_ =>
            {
                visited.Add(index);
                return null;
            });
        }

        for (int seed = 0; seed < 5; seed++)
        {
            Variable<double>[] shuffled = [.. values];
            new System.Random(seed).Shuffle(shuffled);
            visited.Clear();
            Variable.Stack(shuffled).Sum().Backward();
            Assert.AreSequenceEqual(Enumerable.Range(0, count).Reverse(), visited);
        }
    }

    [TestMethod]
    [DataRow(3)]
    [DataRow(100)]
    public void ALeafGoesFromTapeStepsToOtherPassesAndBack(int length)
    {
        var x = Variable.Ones<float>([length], requiresGrad: true);
        var tape = new Tape<float>();
        for (int round = 1; round <= 3; round++)
        {
            using (tape.Step())
                (2 * x).Sum().Backward();
            (3 * x).Sum().Backward();
            (4 * x).Sum().Backward();
            Assert.AreSequenceEqual(Enumerable.Repeat(9f * round, length), x.Grad!.Value.ToArray());
        }
    }

    [TestMethod]
    public void AStepOfManyParametersAllocatesNothing()
    {
        Variable<float>[] parameters = [.. Enumerable.Range(1, 200).Select(i => Variable.Ones<float>([i], requiresGrad: true))];
        var tape = new Tape<float>();
        Assert.AreEqual(0, Support.Allocation.Of(
            () =>
            {
                using (tape.Step())
                {
                    Variable<float> sum = parameters[0].Sum();
                    foreach (Variable<float> parameter in parameters)
                        sum += parameter.Sum();
                    sum.Backward();
                }
            },
            times: 20));
    }
}
