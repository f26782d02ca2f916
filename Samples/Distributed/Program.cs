using System.Text;
using Autograd.Distributed;
using Distributed;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Support;

// How high is the river, given the rain at fifty gauges upstream? The same program learns it alone, and on as many processes as mpirun starts, each with a share of the hours: with the same weights, to the bit.
Console.OutputEncoding = Encoding.UTF8;
try
{
    Arguments arguments = Arguments.Parse(args);
    if (arguments.Help)
        Console.WriteLine(Arguments.Usage);
    else
        Run(arguments, Communicator.World);
    return 0;
}
catch (Exception mistake) when (mistake is UserException or MpiException)
{
    Console.Error.WriteLine(mistake.Message);
    return 2;
}

static void Run(Arguments arguments, ICommunicator world)
{
    // Up to so many ranks train the same bits.
    const int Blocks = 8;

    // Only the first rank reads and writes files; on a cluster the others may have none of them.
    OutputDirectory? output = world.Rank == 0 ? OutputDirectory.Open(arguments.Output) : null;
    string checkpoint = Path.GetFullPath(Path.Combine(arguments.Output, "checkpoint"));
    bool resumes = arguments.Resume && File.Exists(checkpoint);
    var show = new Presentation(world);
    show.Start(resumes);

    // Each rank has all hours, but reads only its own.
    var mlContext = new MLContext(seed: 1);
    IDataView hours = mlContext.Data.LoadFromEnumerable(River.Record());
    IDataView own = mlContext.Data.ShardRows(hours, world, Blocks);

    var history = new TrainingHistory();
    RegressionPredictionTransformer<LinearRegressionModelParameters> model = show.Training(progress => mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options
    {
        LabelColumnName = nameof(Hour.Level),
        FeatureColumnName = nameof(Hour.Rain),
        NumberOfEpochs = arguments.Epochs,
        // Large batches, because ranks exchange gradients after each.
        BatchSize = 8192,
        // One for each rank: here they share a machine.
        NumberOfThreads = 1,
        Communicator = world,
        ReproducibleBlocks = Blocks,
        CheckpointPath = checkpoint,
        CheckpointEveryEpochs = 5,
        // The first rank's answer holds for all.
        ResumeFrom = resumes ? checkpoint : null,
        Progress = progress is null ? null : new ProgressOfBoth(history, progress),
    }).Fit(own));

    // All ranks have the model now; one of them keeps it.
    if (output is null)
        return;
    show.Outcome(Outcome.Of(model.Model, history));
    string modelPath = output.Write("river.zip", file => mlContext.Model.Save(model, hours.Schema, file));
    string picturePath = output.Save("loss.svg", path => history.WriteSvg(path, "Squared error of the level (cm²)"));
    File.Delete(checkpoint);
    show.Line($"Model:   {modelPath}");
    show.Line($"Picture: {picturePath}");
}
