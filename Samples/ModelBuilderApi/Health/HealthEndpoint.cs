using ModelBuilderApi.Models;

namespace ModelBuilderApi.Health;

/// <summary><c>GET /health</c>: whether there is a model to predict with.</summary>
internal static class HealthEndpoint
{
    public static void MapHealth(this WebApplication app)
        => app.MapGet("/health", (ModelStore models) => models.Current is { } model
            ? Results.Ok(new { Status = "Healthy", Model = model.Stamp.LastWriteTimeUtc })
            : Results.Json(new { Status = "Unhealthy" }, statusCode: StatusCodes.Status503ServiceUnavailable));
}
