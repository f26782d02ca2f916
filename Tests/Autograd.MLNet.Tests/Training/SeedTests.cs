using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>The same seed gives the same bits.</summary>
[TestClass]
public sealed class SeedTests
{
    [TestMethod]
    public void SeedOfTheContext_DecidesTheBits()
    {
        Assert.AreEqual(Train(contextSeed: 7), Train(contextSeed: 7));
        Assert.AreNotEqual(Train(contextSeed: 7), Train(contextSeed: 8));
    }

    [TestMethod]
    public void SeedOfTheOptions_GoesBeforeTheContext()
    {
        Assert.AreEqual(Train(contextSeed: 7, seed: 3), Train(contextSeed: 8, seed: 3));
        Assert.AreNotEqual(Train(contextSeed: 7, seed: 3), Train(contextSeed: 7, seed: 4));
    }

    [TestMethod]
    public void SameTrainer_FitsTheSameBitsTwice()
    {
        var mlContext = new MLContext(seed: 1);
        IDataView data = mlContext.Data.LoadFromEnumerable(Example.Plane(200, seed: 1, noise: 50));
        var trainer = mlContext.Regression.Trainers.Autograd(numberOfEpochs: 3);

        Assert.AreEqual(trainer.Fit(data).Model.Bias, trainer.Fit(data).Model.Bias);
    }

    [TestMethod]
    public void WithoutShuffle_TheSeedDoesNotMatter()
    {
        Assert.AreEqual(Train(contextSeed: 7, shuffle: false, learningRate: 0.01f), Train(contextSeed: 8, shuffle: false, learningRate: 0.01f));
    }

    private static string Train(int contextSeed, int? seed = null, bool shuffle = true, float? learningRate = null)
    {
        var mlContext = new MLContext(contextSeed);
        IDataView data = mlContext.Data.LoadFromEnumerable(Example.Plane(200, seed: 1, noise: 50));
        var options = new AutogradRegressionTrainer.Options { Seed = seed, Shuffle = shuffle, LearningRate = learningRate, NumberOfEpochs = 3, BatchSize = 16 };
        LinearRegressionModelParameters model = mlContext.Regression.Trainers.Autograd(options).Fit(data).Model;
        return string.Join(" ", model.Weights.Append(model.Bias).Select(BitConverter.SingleToInt32Bits));
    }
}
