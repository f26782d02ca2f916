using System.Text.Json;

namespace ModelBuilderApi;

/// <summary>Answers that say what is wrong, as problem details.</summary>
internal static class Problems
{
    /// <summary>There is no model yet.</summary>
    public static IResult NoModel() => Results.Problem(
        "There is no model that can be used; the log says why. Train one with POST /retrain, or put one in place.",
        statusCode: StatusCodes.Status503ServiceUnavailable);

    /// <summary>The body is no JSON object.</summary>
    public static IResult NoObject(JsonException error) => Results.Problem(
        $"The body must be a JSON object with a field for each input of GET /schema. {error.Message}",
        statusCode: StatusCodes.Status400BadRequest);

    /// <summary>Another training runs.</summary>
    public static IResult IsTraining() => Results.Problem(
        "A training is running already. Wait for its end, or leave its page to cancel it.",
        statusCode: StatusCodes.Status409Conflict);
}
