using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>ML.NET's own trainer of regression row by row: the same weights to the bit.</summary>
[TestClass]
public sealed class OnlineGradientDescentTests
{
    private readonly MLContext _ml = new(1);
    private readonly RegressionCatalog.RegressionTrainers _trainers;
    private readonly IDataView _stream;

    public OnlineGradientDescentTests()
    {
        _trainers = _ml.Regression.Trainers;
        _stream = _ml.Data.LoadFromEnumerable(OnlineRows.Plane(40));
    }

    [TestMethod]
    public void OnePassInOrder() => Assert.AreEqual(
        "0.97664624 [0.5618165 0.22970831 0.26489675]",
        OnlineModels.Text(_trainers.OnlineGradientDescent().Fit(_stream)));

    [TestMethod]
    public void TheArgumentsOfTheShortForm()
    {
        var data = _ml.Transforms.CopyColumns("y", "Label").Append(_ml.Transforms.CopyColumns("x", "Features")).Fit(_stream).Transform(_stream);
        var trainer = _trainers.OnlineGradientDescent("y", "x", new PoissonLoss(), 0.05f, false, 0.001f, 3);
        Assert.AreEqual("0.2924436 [0.4224019 -0.062171545 0.0919764]", OnlineModels.Text(trainer.Fit(data)));
    }

    [TestMethod]
    public void RowsAreShuffledWhereTheDataCan()
    {
        var cached = _ml.Data.Cache(_stream);
        var trainer = _trainers.OnlineGradientDescent(numberOfIterations: 5);
        Assert.AreEqual("1.0388594 [0.7497561 0.22941898 0.42995554]", OnlineModels.Text(trainer.Fit(cached)));
        // The random numbers go on.
        Assert.AreEqual("1.0541618 [0.8686736 0.23313007 0.2963214]", OnlineModels.Text(trainer.Fit(cached)));
        Assert.AreEqual("0.97682977 [0.89909345 0.21031213 0.4775452]", OnlineModels.Text(Train(cached, options => options.NumberOfIterations = 5)));
        Assert.AreEqual(
            OnlineModels.Text(Train(_stream, options => options.NumberOfIterations = 5)),
            OnlineModels.Text(Train(cached, options => (options.NumberOfIterations, options.Shuffle) = (5, false))));
    }

    [TestMethod]
    public void TheContextSeedDecidesTheOrder()
    {
        Assert.AreEqual(Train(1), Train(1));
        Assert.AreNotEqual(Train(1), Train(2));

        static string Train(int seed)
        {
            var ml = new MLContext(seed);
            return OnlineModels.Text(ml.Regression.Trainers.OnlineGradientDescent().Fit(ml.Data.Cache(ml.Data.LoadFromEnumerable(OnlineRows.Plane(40)))));
        }
    }

    [TestMethod]
    public void Averaging()
    {
        Assert.AreEqual("1.3429168 [1.2938362 -0.17158991 0.31320858]", OnlineModels.Text(Train(_stream, options => options.Averaged = false)));
        Assert.AreEqual("0.9731267 [0.55969566 0.22801407 0.26330733]", OnlineModels.Text(Train(_stream, options => options.LazyUpdate = false)));
        Assert.AreEqual(
            "0.9643386 [0.5296907 0.25058016 0.26745433]",
            OnlineModels.Text(Train(_stream, options => (options.LazyUpdate, options.RecencyGain) = (false, 0.5f))));
        Assert.AreEqual(
            "1.1150606 [0.8332856 0.14349718 0.27406862]",
            OnlineModels.Text(Train(_stream, options => (options.LazyUpdate, options.RecencyGain, options.RecencyGainMultiplicative) = (false, 1.5f, true))));
        Assert.AreEqual("0.7211286 [0.3394235 0.19225125 0.19211307]", OnlineModels.Text(Train(_stream, options => options.ResetWeightsAfterXExamples = 7)));
    }

    [TestMethod]
    public void Regularization()
    {
        Assert.AreEqual("0.6939352 [0.4214073 0.17976967 0.20558904]", OnlineModels.Text(Train(_stream, options => options.L2Regularization = 0.01f)));
        Assert.AreEqual("0.32936636 [0.007198158 0.0035645314 0.003973405]", OnlineModels.Text(Train(_stream, options => options.L2Regularization = 0.4f)));
        Assert.AreEqual(
            "1.5297053 [0.9600408 -0.10249623 0.25912434]",
            OnlineModels.Text(Train(_stream, options => (options.L2Regularization, options.Averaged) = (0.01f, false))));
    }

    [TestMethod]
    public void RandomWeightsToStartWith()
    {
        Assert.AreEqual(
            "0.09830341 [-0.32185587 0.1754016 -0.08072622]",
            OnlineModels.Text(Train(_stream, options => (options.InitialWeightsDiameter, options.LearningRate) = (1, 1e-30f))));
        Assert.AreEqual(
            "0.9598055 [0.52807564 0.13859153 0.5728889]",
            OnlineModels.Text(Train(_ml.Data.Cache(_stream), options => options.InitialWeightsDiameter = 1)));
    }

    [TestMethod]
    public void GoingOnFromAModel()
    {
        var first = _trainers.OnlineGradientDescent().Fit(_stream);
        Assert.AreEqual(
            "1.125285 [0.7832587 0.16722998 0.28605106]",
            OnlineModels.Text(_trainers.OnlineGradientDescent().Fit(_stream, first.Model)));
        Assert.AreEqual("1.3376178 [1.3565137 -0.25457454 0.30443582]", OnlineModels.Text(NotAveraged().Fit(_stream, first.Model)));
        Assert.AreEqual(
            "1.0255913 [0.98794246 -0.043344922 0.9935546]",
            OnlineModels.Text(NotAveraged().Fit(_stream, RegressionModels.Poisson(_ml, _stream.Schema, [1, 2, 3], 4).Model)));
        Assert.AreEqual(OnlineModels.Text(_trainers.OnlineGradientDescent().Fit(_stream)), OnlineModels.Text(_trainers.OnlineGradientDescent().Fit(_stream, null)));

        OnlineGradientDescentTrainer NotAveraged() =>
            _trainers.OnlineGradientDescent(new OnlineGradientDescentTrainer.Options { Averaged = false });
    }

    [TestMethod]
    public void SparseFeatures()
    {
        // Steps of a quarter and features that are whole numbers: no rounding, so every processor gets the same bits.
        var rows = Enumerable.Range(0, 8).Select(index => new SparseRow { Label = index - 3.5f, Features = Sparse(index) });
        var dense = rows.Select(row => new SparseRow { Label = row.Label, Features = new VBuffer<float>(40, [.. row.Features.DenseValues()]) });
        const string expected =
            "-0.75 [0.5 0 -0.375 -0.3125 0.40625 0.25 -0.25 0 0 0 0.25 -0.25 0.03125 -0.5625 0 0 0 -0.09375 -0.3125 0.15625 0.25 0 0 0 0.28125 0.25 0 "
            + "0.03125 0.375 0 0.25 -0.25 0.09375 -0.3125 0.28125 0 0 0 -0.3125 -0.21875]";
        Assert.AreEqual(expected, OnlineModels.Text(Fit(rows)));
        Assert.AreEqual(expected, OnlineModels.Text(Fit(dense)));

        RegressionPredictionTransformer<LinearRegressionModelParameters> Fit(IEnumerable<SparseRow> data) =>
            _trainers.OnlineGradientDescent(lossFunction: new AbsoluteLoss(), learningRate: 0.25f, decreaseLearningRate: false)
                .Fit(_ml.Data.LoadFromEnumerable(data));

        // A few values in one row and 22 in the next.
        static VBuffer<float> Sparse(int index)
        {
            int[] slots = [.. Enumerable.Range(0, 40).Where(slot => index % 2 == 0 ? slot % 13 == index : slot % 7 >= 3)];
            return new VBuffer<float>(40, slots.Length, [.. slots.Select(slot => (float)((slot + index) % 5) - 2)], slots);
        }
    }

    private RegressionPredictionTransformer<LinearRegressionModelParameters> Train(IDataView data, Action<OnlineGradientDescentTrainer.Options> set) =>
        OnlineModels.Train(_ml, data, set);

    private sealed class AbsoluteLoss : IRegressionLoss
    {
        public double Loss(float output, float label) => Math.Abs(output - label);

        public float Derivative(float output, float label) => Math.Sign(output - label);
    }

    private sealed class SparseRow
    {
        public float Label { get; set; }

        [VectorType(40)]
        public VBuffer<float> Features { get; set; }
    }
}
