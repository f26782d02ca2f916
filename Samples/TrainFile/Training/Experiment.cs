using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Support;
using TrainFile.Arguments;
using TrainFile.Tables;

namespace TrainFile.Training;

/// <summary>From a prepared table to a tested model.</summary>
internal sealed class Experiment
{
    private const string Features = "Features";
    private const string TrainersMark = "Autograd: ";

    // Where features are few, what shuffling one of them costs is averaged over some rounds.
    private const int FewFeatures = 50;
    private const int RoundsForFew = 5;

    private readonly MLContext _mlContext;
    private readonly PreparedTable _table;
    private readonly Learner _learner;
    private readonly DataViewSchema _inputSchema;
    private readonly TransformerChain<ITransformer> _preparation;
    private readonly IDataView _train, _test;
    private readonly bool _isRateGiven;

    /// <summary>Loads the table, and fits what comes before the trainer.</summary>
    public Experiment(PreparedTable table, Label label, Settings settings)
    {
        (_table, _isRateGiven) = (table, settings.LearningRate is not null);
        _mlContext = new MLContext(settings.Seed);
        _learner = Learner.Create(_mlContext, label, table.LabelName, settings);
        (IDataView train, IDataView test) = table.Load(_mlContext);
        _inputSchema = train.Schema;
        _preparation = Preparation().Fit(train);
        (_train, _test) = (_preparation.Transform(train), _preparation.Transform(test));
    }

    /// <summary>Trains.</summary>
    /// <exception cref="UserException">The data or the options do not allow it.</exception>
    public ITransformer Train(IProgress<EpochReport> progress, CancellationToken cancellation)
    {
        try
        {
            return _learner.Fit(_train, progress, cancellation);
        }
        catch (TrainingDivergedException error)
        {
            string remedy = _isRateGiven ? "leave it out to derive it from the data" : "look for values that are far from all others";
            throw new UserException(FormattableString.Invariant($"Training diverged in epoch {error.Epoch} with learning rate {error.LearningRate:G3}. Give a smaller --learning-rate, or {remedy}."));
        }
        catch (InvalidOperationException error) when (error.Message.StartsWith(TrainersMark, StringComparison.Ordinal))
        {
            // What the trainers say of data is written for people.
            throw new UserException(error.Message[TrainersMark.Length..]);
        }
    }

    /// <summary>Tests the model and looks into it.</summary>
    public Outcome Test(ITransformer predictor, IReadOnlyList<EpochReport> history, bool stopped, bool stopsEarly)
    {
        IDataView scored = predictor.Transform(_test);
        (IReadOnlyList<Metric> metrics, Confusion? confusion) = _learner.Evaluate(scored);
        (float[][] weights, float[] biases) = _learner.Weights();
        string[] names = [.. FeatureNames()];
        double[] importances = _learner.Importances(RowsForImportances(), names.Length <= FewFeatures ? RoundsForFew : 1);

        TransformerChain<ITransformer> model = _preparation.Append(predictor);
        if (_learner.RestoreLabel() is { } restore)
            model = model.Append(restore.Fit(scored));
        return new Outcome
        {
            Model = model,
            InputSchema = _inputSchema,
            History = history,
            Stopped = stopped,
            Epoch = EpochOf(history, stopped || stopsEarly),
            Metrics = metrics,
            Outputs = _learner.Outputs,
            Features = [.. names.Select((name, i) => new FeatureWeights(name, [.. weights.Select(output => output[i])], importances[i])).OrderByDescending(feature => feature.Importance)],
            Biases = biases,
            ImportanceMetric = _learner.ImportanceMetric,
            Predictions = confusion is null ? (Column(scored, _table.LabelName), Column(scored, "Score")) : null,
            Confusion = confusion,
        };
    }

    // They are read again for each feature, so not from the file, nor with columns by the thousand.
    private IDataView RowsForImportances()
    {
        // In a context of their own: what is made in the other one changes how it shuffles.
        var mlContext = new MLContext();
        IDataView rows = mlContext.Data.TakeRows(_test, Learner.MostRowsForImportance);
        return mlContext.Data.Cache(mlContext.Transforms.SelectColumns(_table.LabelName, Features).Fit(rows).Transform(rows));
    }

    private static double[] Column(IDataView data, string name)
    {
        var values = new List<double>();
        using DataViewRowCursor cursor = data.GetRowCursor([data.Schema[name]]);
        ValueGetter<float> getter = cursor.GetGetter<float>(data.Schema[name]);
        float value = 0;
        while (cursor.MoveNext())
        {
            getter(ref value);
            values.Add(value);
        }

        return [.. values];
    }

    // Stopped early, the trainer gives the model of the smallest validation loss, or else, where nothing was measured, the last.
    private static EpochReport? EpochOf(IReadOnlyList<EpochReport> history, bool best)
        => best && history.Any(report => report.ValidationLoss is not null) ? history.MinBy(report => report.ValidationLoss) : history.LastOrDefault();

    // Numbers with the mean where they are missing, yes and no as 1 and 0, a feature for each value of a text.
    private EstimatorChain<ITransformer> Preparation()
    {
        var chain = new EstimatorChain<ITransformer>();
        if (_learner.PrepareLabel() is { } label)
            chain = chain.Append(label);
        if (ColumnsOf(ColumnKind.Number) is [_, ..] numbers)
            chain = chain.Append<ITransformer>(_mlContext.Transforms.ReplaceMissingValues(numbers, Microsoft.ML.Transforms.MissingValueReplacingEstimator.ReplacementMode.Mean));
        if (ColumnsOf(ColumnKind.Boolean) is [_, ..] booleans)
            chain = chain.Append<ITransformer>(_mlContext.Transforms.Conversion.ConvertType(booleans));
        if (ColumnsOf(ColumnKind.Text) is [_, ..] texts)
            chain = chain.Append<ITransformer>(_mlContext.Transforms.Categorical.OneHotEncoding(texts));
        return chain.Append<ITransformer>(_mlContext.Transforms.Concatenate(Features, [.. _table.Features.Select(PreparedTable.NameOf)]));
    }

    private InputOutputColumnPair[] ColumnsOf(ColumnKind kind)
        => [.. _table.Features.Where(column => column.Kind == kind).Select(column => new InputOutputColumnPair(PreparedTable.NameOf(column)))];

    private IEnumerable<string> FeatureNames()
    {
        foreach (ColumnProfile column in _table.Features)
        {
            if (column.Kind != ColumnKind.Text)
            {
                yield return column.Name;
                continue;
            }

            VBuffer<ReadOnlyMemory<char>> values = default;
            _train.Schema[PreparedTable.NameOf(column)].GetSlotNames(ref values);
            foreach (ReadOnlyMemory<char> value in values.DenseValues())
                yield return $"{column.Name} = {value}";
        }
    }
}
