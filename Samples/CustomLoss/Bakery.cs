using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace CustomLoss;

/// <summary>The pipeline: the same for every loss, with every hyper-parameter at its default.</summary>
internal static class Bakery
{
    /// <summary>Trains on days whose demand is known.</summary>
    /// <remarks>Each training has a context of its own, so that the seed gives all of them the days in the same order, and losses alone make models differ.</remarks>
    public static ITransformer Train(Day[] known, AutogradLoss loss)
    {
        var mlContext = new MLContext(seed: 1);
        return mlContext.Transforms.Categorical
            .OneHotEncoding("WeekdayCode", nameof(Day.Weekday))
            .Append(mlContext.Transforms.Concatenate("Features", "WeekdayCode", nameof(Day.Temperature), nameof(Day.Rain), nameof(Day.BeforeHoliday)))
            .Append(mlContext.Regression.Trainers.Autograd(nameof(Day.Demand), loss: loss))
            .Fit(mlContext.Data.LoadFromEnumerable(known));
    }

    /// <summary>How many loaves a model would bake, before they are rounded to whole ones.</summary>
    public static double[] Decide(MLContext mlContext, ITransformer model, Day[] days)
    {
        IDataView decided = model.Transform(mlContext.Data.LoadFromEnumerable(days));
        return [.. mlContext.Data.CreateEnumerable<Decision>(decided, reuseRowObject: false).Select(decision => (double)decision.Loaves)];
    }
}
