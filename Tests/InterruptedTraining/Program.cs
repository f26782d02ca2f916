using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

// Arguments: save, two models, and the file that is to become one and the other by turns, for ever. Prints a line at the second turn.
if (args[0] == "save")
{
    Saver.Run(args[1], args[2], args[3]);
    return;
}

// Arguments: dense or sparse, and the file of the checkpoint. Prints a line for each epoch, then the bits of weights and bias.
bool isSparse = args[0] == "sparse";
string checkpoint = args[1];
var mlContext = new MLContext(seed: 1);
const int columns = 200;
SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, columns);

var options = new AutogradRegressionTrainer.Options
{
    Loss = AutogradLoss.Huber(),
    Optimizer = AutogradOptimizer.Adam(),
    NumberOfEpochs = 60,
    L1Regularization = 1e-4f,
    L2Regularization = 1e-3f,
    ValidationFraction = 0.2f,
    EarlyStopping = new EarlyStopping { Patience = 1000 },
    CheckpointPath = checkpoint,
    ResumeFrom = File.Exists(checkpoint) ? checkpoint : null,
    Progress = new Printer(),
};
var model = mlContext.Regression.Trainers.Autograd(options).Fit(mlContext.Data.LoadFromEnumerable(Rows(isSparse), schema)).Model;
Console.WriteLine("model " + string.Join(' ', model.Weights.Append(model.Bias).Select(weight => BitConverter.SingleToInt32Bits(weight).ToString("x8", null))));

static IEnumerable<Row> Rows(bool isSparse)
{
    var random = new Random(7);
    for (int i = 0; i < 600; i++)
    {
        int count = isSparse ? 10 : columns;
        int[] indices = [.. Enumerable.Range(0, columns).OrderBy(_ => random.Next()).Take(count).Order()];
        float[] values = [.. indices.Select(_ => (float)(random.NextDouble() - 0.5))];
        float label = indices.Zip(values, (index, value) => value * MathF.Sin(index)).Sum() + (float)random.NextDouble();
        yield return new Row { Label = label, Features = isSparse ? new VBuffer<float>(columns, count, values, indices) : new VBuffer<float>(columns, values) };
    }
}

internal sealed class Row
{
    public float Label { get; set; }

    public VBuffer<float> Features { get; set; }
}

internal sealed class Printer : IProgress<EpochReport>
{
    public void Report(EpochReport value)
    {
        Console.WriteLine($"epoch {value.Epoch}");

        // Slow enough to be killed on the way.
        Thread.Sleep(5);
    }
}
