using Microsoft.ML;
using Microsoft.ML.Data;
using ModelBuilderApp;

namespace ModelBuilderApi.Schema;

/// <summary>What a model predicts and what it wants to know for that.</summary>
/// <param name="Label">The column to predict.</param>
/// <param name="Inputs">The columns to predict it from, in the model's order.</param>
internal sealed record ModelSchema(string Label, IReadOnlyList<InputColumn> Inputs)
{
    /// <summary>Names and types are the model's; what values are usual is seen in the training data.</summary>
    public static ModelSchema Create(MLContext mlContext, DataViewSchema? modelSchema, string dataPath)
    {
        if (modelSchema is null)
            throw new InvalidDataException("The model was saved without the schema of its input.");
        IDataView data = MLModel1.LoadIDataViewFromFile(mlContext, dataPath);
        MLModel1.ModelInput[] rows = [.. mlContext.Data.CreateEnumerable<MLModel1.ModelInput>(data, reuseRowObject: false)];
        if (rows is [])
            throw new InvalidDataException($"There are no rows in '{dataPath}'.");
        return new ModelSchema(
            MLModel1.LabelColumnName,
            [.. modelSchema.Where(column => column.Name != MLModel1.LabelColumnName).Select(column => InputColumn.Create(column, rows))]);
    }

    /// <summary>An input of the columns' examples.</summary>
    public MLModel1.ModelInput CreateExample()
    {
        var example = new MLModel1.ModelInput();
        foreach (InputColumn column in Inputs)
            column.SetExample(example);
        return example;
    }
}
