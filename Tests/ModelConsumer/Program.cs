using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

// Usage: ModelConsumer <model.zip> <features…>. Prints the bits of the score, so that nothing is lost in formatting.
if (AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name!.StartsWith("Autograd", StringComparison.Ordinal)))
    throw new InvalidOperationException("This program must not know Autograd.");

var mlContext = new MLContext();
ITransformer model = mlContext.Model.Load(args[0], out _);
float[] features = [.. args.Skip(1).Select(text => float.Parse(text, CultureInfo.InvariantCulture))];
var definition = SchemaDefinition.Create(typeof(Row));
definition[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features.Length);
IDataView data = mlContext.Data.LoadFromEnumerable([new Row { Features = features }], definition);
Prediction prediction = mlContext.Data.CreateEnumerable<Prediction>(model.Transform(data), reuseRowObject: false).Single();
Console.WriteLine(BitConverter.SingleToInt32Bits(prediction.Score).ToString("x8", CultureInfo.InvariantCulture));

internal sealed class Row
{
    public float Label { get; set; }

    public float[] Features { get; set; } = [];
}

internal sealed class Prediction
{
    public float Score { get; set; }
}
