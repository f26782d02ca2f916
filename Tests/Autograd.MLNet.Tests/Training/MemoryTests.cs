using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>Rows in memory take little more than their numbers.</summary>
[TestClass]
public sealed class MemoryTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    [DataRow(150_000, 20)]
    [DataRow(60_000, 100)]
    public void InMemory_TheyTakeLessThanAThirdMore(int count, int width)
    {
        float[] values = [.. Enumerable.Range(1, width)];
        var rows = new WideExample[count];
        Array.Fill(rows, new WideExample { Features = new VBuffer<float>(width, values), Label = 1 });
        long most = 0;
        var data = new WatchedView(WideExample.Load(_mlContext, rows, width)) { OnMove = (_, row) => Look(row % 1000 == 0) };
        var options = new AutogradRegressionTrainer.Options { NumberOfEpochs = 1, ExampleWeightColumnName = "Weight", Progress = new OnEachEpoch(_ => Look()) };
        long before = GC.GetTotalMemory(forceFullCollection: true);

        _mlContext.Regression.Trainers.Autograd(options).Fit(data);

        Assert.IsLessThanOrEqualTo(1.3 * count * (width + 2) * sizeof(float), most - before);
        Assert.HasCount(1, data.Readings);

        // Garbage counts too.
        void Look(bool isTime = true) => most = isTime ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)) : most;
    }
}
