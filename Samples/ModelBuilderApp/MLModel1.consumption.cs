using Microsoft.ML;
using Microsoft.ML.Data;

namespace ModelBuilderApp;

/// <summary>The price of a flat from what is known about it; the parts lie in files as Model Builder lays them out.</summary>
/// <content>Using the model: its input, its output, and predictions one at a time.</content>
public partial class MLModel1
{
    /// <summary>One flat: what the model is asked about, and a line of the training data.</summary>
    public class ModelInput
    {
        /// <summary>m².</summary>
        [LoadColumn(0)]
        [ColumnName("Area")]
        public float Area { get; set; }

        /// <summary>The number of rooms.</summary>
        [LoadColumn(1)]
        [ColumnName("Rooms")]
        public float Rooms { get; set; }

        /// <summary>0 is the ground floor.</summary>
        [LoadColumn(2)]
        [ColumnName("Floor")]
        public float Floor { get; set; }

        /// <summary>When it was built; <see cref="float.NaN"/> where nobody knows.</summary>
        [LoadColumn(3)]
        [ColumnName("Year")]
        public float Year { get; set; }

        /// <summary>The part of the city.</summary>
        [LoadColumn(4)]
        [ColumnName("District")]
        public string District { get; set; } = "";

        /// <summary>Whether it has one.</summary>
        [LoadColumn(5)]
        [ColumnName("Balcony")]
        public bool Balcony { get; set; }

        /// <summary>In thousands; the label, which need not be set for a prediction.</summary>
        [LoadColumn(6)]
        [ColumnName(LabelColumnName)]
        public float Price { get; set; }
    }

    /// <summary>What the model says about a flat.</summary>
    public class ModelOutput
    {
        /// <summary>The predicted price, in thousands.</summary>
        [ColumnName("Score")]
        public float Score { get; set; }
    }

    /// <summary>The file that <see cref="PredictEngine"/> loads; set it before the first prediction.</summary>
    public static string MLNetModelPath { get; set; } = Path.Combine("artifacts", "modelbuilder", "MLModel1.mlnet");

    /// <summary>Made at the first prediction. An engine serves one thread at a time; a server keeps a pool of them.</summary>
    public static readonly Lazy<PredictionEngine<ModelInput, ModelOutput>> PredictEngine = new(CreatePredictEngine);

    /// <summary>Predicts the price of one flat.</summary>
    public static ModelOutput Predict(ModelInput input) => PredictEngine.Value.Predict(input);

    private static PredictionEngine<ModelInput, ModelOutput> CreatePredictEngine()
    {
        var mlContext = new MLContext();
        ITransformer model = mlContext.Model.Load(MLNetModelPath, out _);
        return mlContext.Model.CreatePredictionEngine<ModelInput, ModelOutput>(model);
    }
}
