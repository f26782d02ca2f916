using ModelBuilderApi.Models;

namespace ModelBuilderApi.Schema;

/// <summary><c>GET /schema</c>: what the model wants to know, for whoever builds a form.</summary>
internal static class SchemaEndpoint
{
    public static void MapSchema(this WebApplication app)
        => app.MapGet("/schema", (ModelStore models) => models.Current is { } model ? Results.Ok(model.Schema) : Problems.NoModel());
}
