using System.Text;
using Microsoft.ML;
using ModelBuilderApp;
using Support;

Console.OutputEncoding = Encoding.UTF8;
try
{
    Arguments arguments = Arguments.Parse(args);
    if (arguments.Help)
        Console.WriteLine(Arguments.Usage);
    else
        Run(OutputDirectory.Open(arguments.Output ?? Path.GetDirectoryName(MLModel1.MLNetModelPath)!));
    return 0;
}
catch (UserException mistake)
{
    Console.Error.WriteLine(mistake.Message);
    return 2;
}

static void Run(OutputDirectory output)
{
    var show = new Presentation();

    // Train on four fifths of the flats; the others are for the evaluation.
    var mlContext = new MLContext(seed: 1);
    IDataView data = MLModel1.LoadIDataViewFromFile(mlContext, MLModel1.RetrainFilePath);
    DataOperationsCatalog.TrainTestData split = mlContext.Data.TrainTestSplit(data, testFraction: 0.2, seed: 1);
    ITransformer model = show.Training(progress => MLModel1.RetrainModel(mlContext, split.TrainSet, progress));

    show.Metrics(MLModel1.Evaluate(mlContext, model, split.TestSet));
    show.Importance(MLModel1.CalculatePFI(mlContext, split.TestSet, model));

    // Save, and predict with what is loaded from the file.
    MLModel1.MLNetModelPath = output.Save(Path.GetFileName(MLModel1.MLNetModelPath), path => MLModel1.SaveModel(mlContext, model, data, path));
    show.Predictions(mlContext.Data.CreateEnumerable<MLModel1.ModelInput>(split.TestSet, reuseRowObject: false).Take(5));
    Console.WriteLine($"Model: {MLModel1.MLNetModelPath}");
}
