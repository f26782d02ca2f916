using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms;

namespace ModelBuilderApp;

/// <content>Training the model.</content>
public partial class MLModel1
{
    /// <summary>The column to predict.</summary>
    public const string LabelColumnName = "Price";

    /// <summary>The training data beside the program.</summary>
    public static readonly string RetrainFilePath = Path.Combine(AppContext.BaseDirectory, "apartments.csv");

    /// <summary>What stands between two columns of the training data.</summary>
    public const char RetrainSeparatorChar = ',';

    /// <summary>Whether the training data begin with a line of names.</summary>
    public const bool RetrainHasHeader = true;

    /// <summary>How often training goes over the data.</summary>
    public const int RetrainNumberOfEpochs = 100;

    /// <summary>Opens a file of flats; rows are read when they are asked for.</summary>
    public static IDataView LoadIDataViewFromFile(MLContext mlContext, string inputDataFilePath, char separatorChar = RetrainSeparatorChar, bool hasHeader = RetrainHasHeader)
        => mlContext.Data.LoadFromTextFile<ModelInput>(inputDataFilePath, new TextLoader.Options
        {
            Separators = [separatorChar],
            HasHeader = hasHeader,
            MissingRealsAsNaNs = true, // By default a missing Year is the year 0, and nothing replaces it.
        });

    /// <summary>Saves a model all or nothing: a server that watches the file never sees half of one.</summary>
    public static void SaveModel(MLContext mlContext, ITransformer model, IDataView data, string modelSavePath)
        => mlContext.Model.SaveAtomically(model, data.Schema, modelSavePath);

    /// <summary>Trains the pipeline of <see cref="BuildPipeline"/>.</summary>
    public static ITransformer RetrainModel(
        MLContext mlContext,
        IDataView trainData,
        IProgress<EpochReport>? progress = null,
        int numberOfEpochs = RetrainNumberOfEpochs,
        CancellationToken cancellationToken = default)
        => BuildPipeline(mlContext, progress, numberOfEpochs, cancellationToken).Fit(trainData);

    /// <summary>From columns as they are in the file to a price.</summary>
    /// <param name="mlContext">The context to build in.</param>
    /// <param name="progress">Hears of each epoch, on the training thread.</param>
    /// <param name="numberOfEpochs">How often training goes over the data.</param>
    /// <param name="cancellationToken">Ends training without a model.</param>
    public static IEstimator<ITransformer> BuildPipeline(
        MLContext mlContext,
        IProgress<EpochReport>? progress = null,
        int numberOfEpochs = RetrainNumberOfEpochs,
        CancellationToken cancellationToken = default)
        => mlContext.Transforms.Categorical.OneHotEncoding("District")
            .Append(mlContext.Transforms.ReplaceMissingValues("Year", replacementMode: MissingValueReplacingEstimator.ReplacementMode.Mean))
            .Append(mlContext.Transforms.Conversion.ConvertType("Balcony"))
            .Append(mlContext.Transforms.Concatenate("Features", "Area", "Rooms", "Floor", "Year", "District", "Balcony"))
            .Append(mlContext.Regression.Trainers.Autograd(new AutogradRegressionTrainer.Options
            {
                LabelColumnName = LabelColumnName,

                // One price in a hundred is far off. Huber's loss is squared up to 20 thousand, a usual error, and grows no faster than a line beyond, so that those few do not bend the model.
                Loss = AutogradLoss.Huber(delta: 20),
                NumberOfEpochs = numberOfEpochs,
                ValidationFraction = 0.1f,
                Progress = progress,
                CancellationToken = cancellationToken,
            }));
}
