using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace ModelBuilderApi.Tests;

/// <summary>The sample in a process of its own, in a directory of its own, on a port that was free.</summary>
internal sealed partial class Server : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string Program = typeof(Server).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "ModelBuilderApi").Value!;

    private readonly TemporaryDirectory _directory = new();
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private bool _started;

    private Server(IEnumerable<KeyValuePair<string, string?>> environment)
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "apartments.csv"), DataPath);
        _process = new Process { StartInfo = CreateStartInfo(_directory.FullPath, ["--urls", "http://127.0.0.1:0", "--Model", ModelPath, "--Data", DataPath]) };
        foreach ((string name, string? value) in environment)
            _process.StartInfo.Environment[name] = value;
    }

    /// <summary>Where the page lies beside the program.</summary>
    public string PagePath => Path.Combine(Path.GetDirectoryName(Program)!, "wwwroot");

    public string ModelPath => _directory["MLModel1.mlnet"];

    public string DataPath => _directory["flats.csv"];

    /// <summary>Leaves at once when it leaves a stream, instead of reading on for a while; and where it asks before it sends, it waits for the answer.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero, Expect100ContinueTimeout = Patience }) { Timeout = Patience };

    public int ProcessId => _process.Id;

    /// <summary>What the server printed so far.</summary>
    public string Output => string.Join(Environment.NewLine, _output);

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <param name="prepare">Is called before the start, to lay files out.</param>
    /// <param name="environment">Variables that it gets beside those of this process.</param>
    public static async Task<Server> Start(Action<Server>? prepare = null, IEnumerable<KeyValuePair<string, string?>>? environment = null)
    {
        var server = new Server(environment ?? []);
        try
        {
            prepare?.Invoke(server);
            server.Client.BaseAddress = await server.StartListening().WaitAsync(Patience);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Starts a server that ends by itself.</summary>
    public static async Task<(int ExitCode, string Error)> Run(params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        using Process process = Process.Start(CreateStartInfo(directory.FullPath, arguments))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }

        await output;
        return (process.ExitCode, await error);
    }

    public void Dispose()
    {
        Client.Dispose();
        if (_started && !_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        _directory.Dispose();
    }

    private static ProcessStartInfo CreateStartInfo(string workingDirectory, string[] arguments)
        => new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Program, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

    // Goes on reading until the end: a pipe that nobody empties stops the server.
    private Task<Uri> StartListening()
    {
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        DataReceivedEventHandler read = (_, line) =>
        {
            _output.Enqueue(line.Data ?? "");
            if (line.Data is not null && Listening.Match(line.Data) is { Success: true } match)
                address.TrySetResult(new Uri(match.Groups[1].Value));
        };
        _process.OutputDataReceived += read;
        _process.ErrorDataReceived += read;
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The server ended: {Output}"));
        _started = _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return address.Task;
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening { get; }
}
