using System.Text;
using Fahrenheit;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Support;

// Somebody has brought home a thermometer without units. For some days its readings are noted beside those of a thermometer in °C;
// from these, a straight line is learned that turns one into the other.
Console.OutputEncoding = Encoding.UTF8;
try
{
    Arguments arguments = Arguments.Parse(args);
    if (arguments.Help)
        Console.WriteLine(Arguments.Usage);
    else if (arguments.Engine)
        EngineLoop.Run(Readings.Load(), Console.Out);
    else
        RunPipeline(OutputDirectory.Open(arguments.Output ?? Path.Combine("artifacts", "fahrenheit")));
    return 0;
}
catch (UserException mistake)
{
    Console.Error.WriteLine(mistake.Message);
    return 2;
}

static void RunPipeline(OutputDirectory output)
{
    var show = new Presentation();

    // Load and train: the readings go in raw, and every hyper-parameter has its default.
    var mlContext = new MLContext(seed: 1);
    IDataView data = mlContext.Data.LoadFromTextFile<Reading>(Readings.FilePath, separatorChar: ',', hasHeader: true);
    var model = show.Training(progress => mlContext.Transforms
        .Concatenate("Features", nameof(Reading.Unmarked))
        .Append(mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options
        {
            LabelColumnName = nameof(Reading.Celsius),
            Progress = progress,
        }))
        .Fit(data));

    // Evaluate, and compare with the best line there is.
    Readings readings = Readings.Load();
    RegressionMetrics metrics = mlContext.Regression.Evaluate(model.Transform(data), labelColumnName: nameof(Reading.Celsius));
    LinearRegressionModelParameters parameters = model.LastTransformer.Model;
    var learned = new FittedLine(parameters.Weights[0], parameters.Bias, metrics.MeanSquaredError, metrics.RSquared);
    show.Comparison(learned, FittedLine.LeastSquares(readings));

    // Save, load as another program would, and predict.
    string modelPath = output.Write("fahrenheit.zip", file => mlContext.Model.Save(model, data.Schema, file));
    var elsewhere = new MLContext();
    ITransformer loaded = elsewhere.Model.Load(modelPath, out _);
    using var engine = elsewhere.Model.CreatePredictionEngine<Reading, Prediction>(loaded);
    float[] newReadings = [32, 68, 98.6f];
    show.Predictions(newReadings.Select(reading => (reading, engine.Predict(new Reading { Unmarked = reading }).Celsius)));

    // Draw.
    string picturePath = output.Write("fahrenheit.svg", FittedLineChart.Create(readings, learned).Save);
    Console.WriteLine($"Model:   {modelPath}");
    Console.WriteLine($"Picture: {picturePath}");
}
