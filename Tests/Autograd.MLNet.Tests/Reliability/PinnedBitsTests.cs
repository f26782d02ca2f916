using Autograd.MLNet.Tests.Training;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Reliability;

/// <summary>
/// The bits of a model are those of every other run: in Debug and in Release, today and after the next change, on any machine. Squared errors under gradient descent take nothing but arithmetic, which is
/// the same everywhere; exponentials and powers are the operating system's.
/// </summary>
[TestClass]
public sealed class PinnedBitsTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [TestMethod]
    [DataRow(1, null)]
    [DataRow(2, null)]
    [DataRow(1, 0.1f)]
    public void Dense(int threads, float? validationFraction)
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(3000, seed: 1, noise: 100));
        string expected = validationFraction is null ? "40001411 3cff847d 4384cc9e 45a12393" : "400041cf 3ff887c2 431f0812 4665c886";

        Assert.AreEqual(expected, Train(data, options => (options.NumberOfThreads, options.BatchSize, options.ValidationFraction) = (threads, 1500, validationFraction ?? 0)));
    }

    /// <summary>Beyond 65,536 rows their order is computed in another way.</summary>
    [TestMethod]
    public void ManyRows()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Example.Plane(70_000, seed: 1, noise: 100));

        Assert.AreEqual("40010679 413ce312 43e1835a 477a0fdc", Train(data, options => (options.NumberOfEpochs, options.BatchSize) = (1, 256)));
    }

    [TestMethod]
    public void Sparse()
    {
        const int width = 64;
        List<WideExample> rows = WideExample.Rows(500, seed: 2, used: 4, width, nonZeros: 3);
        foreach (WideExample row in rows)
            row.Label = row.Features.GetValues()[0] - (2 * row.Features.GetValues()[2]);
        IDataView data = WideExample.Load(_mlContext, rows, width);

        Assert.AreEqual("be499963 be89ffe0 beed06d3 bf32fc7d 3e7cc51e", string.Join(' ', Train(data, _ => { }).Split(' ').Where(bits => bits != "00000000")));
    }

    private string Train(IDataView data, Action<AutogradRegressionTrainer.Options> set)
    {
        var options = new AutogradRegressionTrainer.Options
        {
            Seed = 9,
            NumberOfEpochs = 7,
            Optimizer = AutogradOptimizer.Sgd(),
            Schedule = AutogradSchedule.Constant(),
        };
        set(options);
        return Bits.Of(_mlContext.Regression.Trainers.Autograd(options).Fit(data).Model);
    }
}
