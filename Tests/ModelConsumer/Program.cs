using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

// Usage: ModelConsumer <model.zip> <features…>. Prints the bits of the score, or of all scores, so that nothing is lost in formatting.
if (AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name!.StartsWith("Autograd", StringComparison.Ordinal)))
    throw new InvalidOperationException("This program must not know Autograd.");

var mlContext = new MLContext();
ITransformer model = mlContext.Model.Load(args[0], out _);
float[] features = [.. args.Skip(1).Select(text => float.Parse(text, CultureInfo.InvariantCulture))];
var definition = SchemaDefinition.Create(typeof(Row));
definition[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features.Length);
IDataView data = mlContext.Data.LoadFromEnumerable([new Row { Features = features }], definition);
IDataView scored = model.Transform(data);
float[] scores = scored.Schema["Score"].Type is VectorDataViewType
    ? mlContext.Data.CreateEnumerable<Predictions>(scored, reuseRowObject: false).Single().Score
    : [mlContext.Data.CreateEnumerable<Prediction>(scored, reuseRowObject: false).Single().Score];
Console.WriteLine(string.Join(' ', scores.Select(score => BitConverter.SingleToInt32Bits(score).ToString("x8", CultureInfo.InvariantCulture))));

internal sealed class Row
{
    public float Label { get; set; }

    public float[] Features { get; set; } = [];
}

internal sealed class Prediction
{
    public float Score { get; set; }
}

internal sealed class Predictions
{
    public float[] Score { get; set; } = [];
}
