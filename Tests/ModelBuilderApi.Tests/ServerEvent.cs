using System.Net.ServerSentEvents;
using System.Text.Json;

namespace ModelBuilderApi.Tests;

/// <summary>A server-sent event of a retraining.</summary>
internal sealed record ServerEvent(string Name, JsonElement Data)
{
    public double this[string name] => Data.GetProperty(name).GetDouble();

    /// <summary>The events of an answer as they arrive.</summary>
    public static async IAsyncEnumerable<ServerEvent> Read(HttpResponseMessage response)
    {
        await using Stream stream = await response.Content.ReadAsStreamAsync();
        await foreach (SseItem<string> item in SseParser.Create(stream).EnumerateAsync())
            yield return new ServerEvent(item.EventType, JsonElement.Parse(item.Data));
    }
}
