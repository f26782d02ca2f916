using Autograd.MLNet.Tests.Platform;
using Autograd.MLNet.Tests.Saving;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Trainers;

/// <content>The model, its columns and its file.</content>
public sealed partial class MultiOutputTrainerTests
{
    public required TestContext TestContext { get; set; }

    [TestMethod]
    public void Model_HasAMatrixOfWeights()
    {
        MultiOutputModelParameters model = Train(Wheels(50, seed: 2)).Model;

        Assert.AreEqual(2, model.NumberOfOutputs);
        Assert.AreEqual(2, model.NumberOfFeatures);
        float[,] weights = model.GetWeights();
        for (int output = 0; output < 2; output++)
        {
            Assert.AreEqual(model.Biases[output], model.Outputs[output].Bias);
            for (int feature = 0; feature < 2; feature++)
            {
                Assert.AreEqual(weights[output, feature], model[output, feature]);
                Assert.AreEqual(weights[output, feature], model.Outputs[output].Weights[feature]);
            }
        }
    }

    [TestMethod]
    public void Score_HasTheNamesOfTheLabelsSlots()
    {
        IDataView data = Prepare(Wheels(20, seed: 6));
        var trainer = _mlContext.Regression.Trainers.AutogradMultiOutput();

        DataViewSchema schema = trainer.Fit(data).Transform(data).Schema;

        Assert.AreEqual("Vector<Single, 2>", schema["Score"].Type.ToString());
        Assert.AreEqual("[Score.Speed Score.Turn]", Show.SlotNames(schema["Score"]));
        CollectionAssert.AreEqual(
            schema.Where(column => !column.IsHidden).Select(column => column.Name).Order().ToArray(),
            trainer.GetOutputSchema(Shapes.Of(data.Schema)).Select(column => column.Name).Order().ToArray());
        Assert.AreEqual(ShowColumn.Shape(Score(Shapes.Of(schema))), ShowColumn.Shape(Score(trainer.GetOutputSchema(Shapes.Of(data.Schema)))));

        static SchemaShape.Column Score(SchemaShape shape) => shape.Single(column => column.Name == "Score");
    }

    [TestMethod]
    public void Score_OfALabelWithoutNames_IsNumbered()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, 20).Select(i => new Plain { Label = [i, -i, 1], Features = [i, 1] }));

        MultiOutputPredictionTransformer model = _mlContext.Regression.Trainers.AutogradMultiOutput().Fit(data);

        CollectionAssert.AreEqual(new[] { "0", "1", "2" }, model.Model.OutputNames.ToArray());
        Assert.AreEqual("[Score.0 Score.1 Score.2]", Show.SlotNames(model.Transform(data).Schema["Score"]));
        AssertClose([[1, 0], [-1, 0], [0, 0]], model.Model, 1e-3);
        AssertClose([0, 0, 1], model.Model.Biases, 1e-3);
    }

    [TestMethod]
    public void PredictionEngine_PredictsAllOutputs()
    {
        MultiOutputPredictionTransformer model = Train(Wheels(100, seed: 7));
        using PredictionEngine<Sides, Scored> engine = _mlContext.Model.CreatePredictionEngine<Sides, Scored>(model);

        float[] scores = engine.Predict(new Sides { Features = [1, 2] }).Score;

        Assert.HasCount(2, scores);
        Assert.AreEqual(1 + 1.5, scores[0], 0.01);
        Assert.AreEqual(-30 + 200, scores[1], 1);
    }

    [TestMethod]
    public void SavedModel_IsAChainOfMLNetsOwn_AndPredictsTheSameBits()
    {
        IDataView data = Prepare(Wheels(100, seed: 8));
        MultiOutputPredictionTransformer model = Train(Wheels(100, seed: 8));
        using var file = new MemoryStream();

        _mlContext.Model.Save(model, data.Schema, file);
        ITransformer loaded = new MLContext().Model.Load(file, out _);

        SavedFile.AssertNamesOnlyMLNet(file);
        Assert.IsInstanceOfType<TransformerChain<ITransformer>>(loaded);
        CollectionAssert.AreEqual(Scores(model, data).SelectMany(x => x).ToArray(), Scores(loaded, data).SelectMany(x => x).ToArray());
        Assert.AreEqual("[Score.Speed Score.Turn]", Show.SlotNames(loaded.Transform(data).Schema["Score"]));
        CollectionAssert.AreEqual(Names(model.Transform(data)), Names(loaded.Transform(data)));

        static string[] Names(IDataView view) => [.. view.Schema.Where(column => !column.IsHidden).Select(column => column.Name)];
    }

    [TestMethod]
    public void SavedModel_LoadsInAProgramWithoutThisLibrary()
    {
        using var directory = new TemporaryDirectory();
        IDataView data = Prepare(Wheels(100, seed: 9));
        MultiOutputPredictionTransformer model = Train(Wheels(100, seed: 9));
        _mlContext.Model.Save(model, data.Schema, directory.File("model.zip"));
        using PredictionEngine<Sides, Scored> engine = _mlContext.Model.CreatePredictionEngine<Sides, Scored>(model);

        string there = ModelConsumer.Run(directory.File("model.zip"), [1.25f, -0.5f], TestContext.CancellationToken);

        Assert.AreEqual(ModelConsumer.Bits(engine.Predict(new Sides { Features = [1.25f, -0.5f] }).Score), there);
    }

    [TestMethod]
    public void SavedInAChain_TheWholeChainLoads()
    {
        IDataView data = _mlContext.Data.LoadFromEnumerable(Wheels(100, seed: 10));
        ITransformer model = _mlContext.Transforms.Concatenate("Label", "Speed", "Turn")
            .Append(_mlContext.Transforms.Concatenate("Features", "Left", "Right"))
            .Append(_mlContext.Regression.Trainers.AutogradMultiOutput())
            .Append(_mlContext.Transforms.CopyColumns("Forecast", "Score")).Fit(data);
        using var file = new MemoryStream();

        _mlContext.Model.Save(model, data.Schema, file);
        ITransformer loaded = new MLContext().Model.Load(file, out _);

        Assert.AreEqual(Show.Rows(model.Transform(data), "Forecast"), Show.Rows(loaded.Transform(data), "Forecast"));
    }

    [TestMethod]
    public void ScoresOfOneModel_CanBeFeaturesOfTheNext()
    {
        IDataView data = Prepare(Wheels(200, seed: 17));
        var pipeline = _mlContext.Regression.Trainers.AutogradMultiOutput()
            .Append(_mlContext.Transforms.CopyColumns("Features", "Score"))
            .Append(_mlContext.Regression.Trainers.AutogradMultiOutput());

        MultiOutputModelParameters second = pipeline.Fit(data).LastTransformer.Model;

        AssertClose([[1, 0], [0, 1]], second, 0.05);
    }

    [TestMethod]
    public void ColumnsOfTheUser_StayWhatTheyAre()
    {
        IDataView data = Prepare(Wheels(20, seed: 18)), named = _mlContext.Transforms.CopyColumns("Score.Speed", "Left").Fit(data).Transform(data);

        IDataView scored = _mlContext.Regression.Trainers.AutogradMultiOutput().Fit(named).Transform(named);

        Assert.AreEqual(Show.Rows(data, "Left"), Show.Rows(scored, "Score.Speed"));
        Assert.AreEqual("[Score.Speed.1 Score.Turn]", Show.SlotNames(scored.Schema["Score"]));
    }
}
