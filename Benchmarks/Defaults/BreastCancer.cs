using Microsoft.ML;
using Microsoft.ML.Data;

namespace Benchmarks.Defaults;

/// <summary>The 683 complete rows, 10-fold; published for logistic regression: AUC .9957, accuracy .9662.</summary>
internal sealed class BreastCancer : IDefaultCase
{
    public string Name => "breast cancer, 10-fold";

    public IReadOnlyList<string> Files => ["breast-cancer.txt"];

    public IReadOnlyList<Reached> Run(MLContext mlContext, string directory)
    {
        var options = new TextLoader.Options
        {
            Columns = [new("Label", DataKind.Boolean, 0), new("Features", DataKind.Single, 1, 9)],
            MissingRealsAsNaNs = true,
        };
        IDataView data = mlContext.Data.CreateTextLoader(options).Load(Path.Combine(directory, Files[0]));
        data = mlContext.Data.FilterRowsByMissingValues(data, "Features");
        var folds = mlContext.BinaryClassification.CrossValidate(data, mlContext.BinaryClassification.Trainers.Autograd(), numberOfFolds: 10);
        return
        [
            new("AUC", folds.Average(fold => fold.Metrics.AreaUnderRocCurve), 0.995, AtLeast: true, "F4"),
            new("accuracy", folds.Average(fold => fold.Metrics.Accuracy), 0.964, AtLeast: true, "F4"),
        ];
    }
}
