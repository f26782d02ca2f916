using Microsoft.ML;
using Microsoft.ML.Data;

namespace Soak.Cycles;

/// <summary>Scores of models of all kinds, whether one number a row or several.</summary>
internal static class Scores
{
    /// <summary>Of all rows in one go.</summary>
    public static float[] OfAll(MLContext mlContext, ITransformer model, IDataView data)
    {
        IDataView scored = model.Transform(data);
        return HasSeveral(scored.Schema)
            ? [.. mlContext.Data.CreateEnumerable<Several>(scored, reuseRowObject: true).SelectMany(row => row.Score)]
            : [.. mlContext.Data.CreateEnumerable<One>(scored, reuseRowObject: true).Select(row => row.Score)];
    }

    /// <summary>Of rows one at a time, with a prediction engine.</summary>
    public static float[] OneByOne(MLContext mlContext, ITransformer model, DataViewSchema schema, IEnumerable<SoakRow> rows)
    {
        return HasSeveral(model.GetOutputSchema(schema)) ? Predict<Several>(row => row.Score) : Predict<One>(row => [row.Score]);

        float[] Predict<TScore>(Func<TScore, float[]> scores)
            where TScore : class, new()
        {
            using PredictionEngine<SoakRow, TScore> engine = mlContext.Model.CreatePredictionEngine<SoakRow, TScore>(model, schema);
            return [.. rows.SelectMany(row => scores(engine.Predict(row)))];
        }
    }

    private static bool HasSeveral(DataViewSchema schema) => schema["Score"].Type is VectorDataViewType;

    private sealed class One
    {
        public float Score { get; set; }
    }

    private sealed class Several
    {
        public float[] Score { get; set; } = [];
    }
}
