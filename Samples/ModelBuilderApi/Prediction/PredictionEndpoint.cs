using System.Text.Json;
using ModelBuilderApi.Models;

namespace ModelBuilderApi.Prediction;

/// <summary><c>POST /predict</c>: the inputs in, the score out.</summary>
internal static class PredictionEndpoint
{
    public static void MapPrediction(this WebApplication app) => app.MapPost("/predict", async (HttpRequest request, ModelStore models) =>
    {
        if (models.Current is not { } model)
            return Problems.NoModel();

        PredictionInput input;
        try
        {
            input = await PredictionInput.ReadAsync(request.Body, model.Schema, request.HttpContext.RequestAborted);
        }
        catch (JsonException error)
        {
            return Problems.NoObject(error);
        }
        catch (BadHttpRequestException error) // Too large, for one.
        {
            return Results.Problem(error.Message, statusCode: error.StatusCode);
        }

        return input.Errors.Count == 0
            ? Results.Ok(new { Score = model.Predict(input.Value), Model = model.Stamp.LastWriteTimeUtc })
            : Results.ValidationProblem(input.Errors);
    });
}
