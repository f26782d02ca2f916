using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Soak.Service;

/// <summary>One connection, which asks again as soon as it is answered.</summary>
/// <param name="server">The server's address.</param>
/// <param name="bodies">The requests, one for each flat.</param>
/// <param name="first">The flat to begin with.</param>
/// <param name="files">Tells right answers from wrong ones.</param>
internal sealed class Connection(Uri server, IReadOnlyList<byte[]> bodies, int first, ModelFiles files)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How many answers came.</summary>
    public long Answers { get; private set; }

    /// <summary>The models that have answered.</summary>
    public HashSet<DateTime> Models { get; } = [];

    /// <summary>How long answers took once it was warm.</summary>
    public Latencies Latencies { get; } = new();

    /// <summary>Answers that are not the model's.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Requests that brought no answer.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Asks until told to stop.</summary>
    public async Task Run(Course course, CancellationToken end)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = server, Timeout = Patience };
        for (int i = first; !end.IsCancellationRequested; i++)
        {
            bool isWarm = course.IsWarm;
            long start = Stopwatch.GetTimestamp();
            try
            {
                Answer answer = await Ask(client, i % bodies.Count);
                if (isWarm)
                    Latencies.Add(Stopwatch.GetElapsedTime(start));
                Answers++;
                Models.Add(answer.Model);
                if (!files.IsRight(answer))
                    Wrong.Add($"An answer was wrong: {answer}.");
            }
            catch (Exception error) // Whatever it is, it counts.
            {
                Errors.Add($"A request failed: {error.Message}");
            }
        }
    }

    private async Task<Answer> Ask(HttpClient client, int flat)
    {
        using var content = new ByteArrayContent(bodies[flat]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using HttpResponseMessage response = await client.PostAsync("predict", content);
        string text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
            throw new InvalidDataException($"{(int)response.StatusCode}, {text}");
        using JsonDocument answer = JsonDocument.Parse(text);
        return new Answer(answer.RootElement.GetProperty("model").GetDateTime(), flat, answer.RootElement.GetProperty("score").GetSingle());
    }
}
