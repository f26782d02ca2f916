using System.Globalization;
using ModelBuilderApp;

namespace ModelBuilderApi.Retraining;

/// <summary><c>POST /retrain</c>: trains anew, and tells of each epoch in a stream of server-sent events. <c>?epochs=N</c> says how long.</summary>
internal static class RetrainingEndpoint
{
    private const int MostEpochs = 100_000;

    public static void MapRetraining(this WebApplication app) => app.MapPost("/retrain", (string? epochs, RetrainingService retraining, CancellationToken clientLeft) =>
    {
        int count = MLModel1.RetrainNumberOfEpochs;
        if (epochs is not null && !(int.TryParse(epochs, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count is >= 1 and <= MostEpochs))
            return Results.ValidationProblem(new Dictionary<string, string[]> { ["epochs"] = [$"epochs must be a whole number between 1 and {MostEpochs}, got '{epochs}'."] });

        return retraining.TryStart(count, clientLeft) is { } events
            ? TypedResults.ServerSentEvents(events)
            : Problems.IsTraining();
    });
}
